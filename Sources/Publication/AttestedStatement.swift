public import Disclosure
import Hashing
public import MerkleSum
public import Notation
public import TransparencyLog

/// A statement that the policy's issuer signed, and as many auditors as the policy asks for.
public struct AttestedStatement: Hashable, Sendable {
  /// The statement.
  public let statement: Statement
  /// Its text.
  public let text: [UInt8]
  /// SHA-256 of the text.
  public let digest: Digest
  /// The trusted keys that signed, in the note's order.
  public let signers: [PublicationPolicy.Signer]
  /// Name and id of the keys in other lines, which are worth nothing.
  public let unverified: [String]

  /// The signers of one role.
  public func signers(_ role: PublicationPolicy.Role) -> [PublicationPolicy.Signer] {
    signers.filter { $0.role == role }
  }
}

extension PublicationPolicy {
  /// Opens a signed statement. `seen` is when it was first seen, on the word of witnesses; nil
  /// when nobody tells.
  ///
  /// - Throws: `LogRefusal` for the note, `Refusal` for the statement, ``PublicationRefusal`` when
  ///   the wrong ones signed.
  public func open(_ note: SignedNote, seen: Timestamp?) throws -> AttestedStatement {
    let opened = try note.verified(by: signers.map(\.key))
    let statement: Statement
    do { statement = try Statement(parsing: opened.text) } catch { throw Refusal(error) }
    guard statement.issuer == issuer else {
      throw PublicationRefusal(
        .wrongIssuer, "the statement is of '\(statement.issuer)', the policy is for '\(issuer)'")
    }
    let signed = opened.signers.compactMap { key in signers.first { $0.key == key } }
    guard signed.contains(where: { $0.role == .issuer }) else {
      throw PublicationRefusal(.issuerNotSigned, "no key of the issuer signed the statement")
    }
    for signer in signed { try signer.check(seen: seen) }
    // An auditor with two keys is one auditor.
    let names = Set(signed.filter { $0.role == .auditor }.map { Array($0.key.name.utf8) })
    guard names.count >= auditors else {
      throw PublicationRefusal(
        .tooFewAuditors, "\(names.count) of \(auditors) auditors signed the statement")
    }
    return AttestedStatement(
      statement: statement, text: opened.text, digest: SHA256.hash(opened.text), signers: signed,
      unverified: opened.unverified.map(\.label))
  }
}
