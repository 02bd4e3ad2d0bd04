public import Hashing
import Notation

/// A secret key in its text form, which golang.org/x/mod/sumdb/note introduced:
///
///     PRIVATE+KEY+<name>+<id>+<base64 of kind and seed>
public struct SignerKey: Sendable {
  static let prefix = "PRIVATE+KEY+"

  private let key: Ed25519PrivateKey
  /// The public key that goes with it.
  public let verifier: VerifierKey

  /// A key with this name.
  public init(name: String, kind: KeyKind, key: Ed25519PrivateKey) throws(LogRefusal) {
    self.key = key
    verifier = try VerifierKey(name: name, kind: kind, key: key.publicKey)
  }

  /// Reads the text form. No message holds any part of it.
  public init(parsing text: String) throws(LogRefusal) {
    let form = "a secret key is PRIVATE+KEY+<name>+<8 hexadecimal digits>+<base64>"
    guard text.utf8.starts(with: SignerKey.prefix.utf8) else {
      throw LogRefusal(.malformedKey, form)
    }
    let parts = text.unicodeScalars.dropFirst(SignerKey.prefix.unicodeScalars.count).split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, KeyName.isValid(String(parts[0])),
      let id = Hex.decode(String(parts[1]), count: 4).flatMap({ KeyID($0) }),
      let bytes = Base64.decode(String(parts[2])), let first = bytes.first,
      let kind = KeyKind(rawValue: first),
      let key = Ed25519PrivateKey(seed: bytes.dropFirst())
    else { throw LogRefusal(.malformedKey, form) }
    try self.init(name: String(parts[0]), kind: kind, key: key)
    guard verifier.id == id else {
      throw LogRefusal(.malformedKey, "the key id is not the one of this name and key")
    }
  }

  /// The text form; it belongs in a file with mode 0600 and nowhere else.
  public var secretText: String {
    let bytes = [verifier.kind.rawValue] + key.secretBytes
    return "\(SignerKey.prefix)\(verifier.name)+\(verifier.id)+\(Base64.encode(bytes))"
  }

  /// Signs the text of a note.
  public func sign(_ text: [UInt8]) throws -> NoteSignature {
    precondition(verifier.kind == .note, "a witness's key signs checkpoints with their time")
    return NoteSignature(
      name: verifier.name, id: verifier.id, bytes: try key.signature(of: text))
  }

  /// Signs a checkpoint's text and the time, in seconds since 1970.
  public func cosign(_ text: [UInt8], time: UInt64) throws -> NoteSignature {
    precondition(verifier.kind == .cosignature, "only a witness's key cosigns")
    let message = Cosignature.message(text, time: time)
    let cosignature = Cosignature(time: time, signature: try key.signature(of: message))
    return NoteSignature(name: verifier.name, id: verifier.id, bytes: cosignature.bytes)
  }
}
