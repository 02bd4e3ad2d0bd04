public import Disclosure
public import MerkleSum
public import Notation
public import TransparencyLog

/// Checks a bundle the way a holder does: against a policy that he trusts, for the id and the
/// balance that he knows. It needs no network and no other file.
public struct BundleVerifier: Sendable {
  /// A bundle that holds, and all that it was held against.
  public struct Verified: Sendable {
    /// The statement, and who signed it.
    public let statement: AttestedStatement
    /// The holder's leaf in it.
    public let proof: ProofVerifier.Verified
    /// The statement's position in the log.
    public let index: UInt64
    /// The log's checkpoint, and who witnessed it.
    public let seen: WitnessedCheckpoint
  }

  private let policy: PublicationPolicy
  private let expectations: ProofVerifier.Expectations
  private let now: Timestamp

  /// - Parameters:
  ///   - policy: whom the holder trusts.
  ///   - expectations: what he knows.
  ///   - now: the present time; cosignatures from after it are refused.
  public init(
    policy: PublicationPolicy, expectations: ProofVerifier.Expectations, now: Timestamp
  ) {
    self.policy = policy
    self.expectations = expectations
    self.now = now
  }

  /// Checks the bytes of a bundle, in the order of `spec/bundle.md`.
  ///
  /// - Throws: ``PublicationRefusal``, or `LogRefusal` and `Refusal` for what the bundle holds.
  public func verify(_ file: [UInt8], hash: some BatchHash) throws -> Verified {
    let bundle = try HolderBundle(parsing: file)
    let note = try SignedNote(parsing: bundle.note)
    let text = try note.verified(by: policy.signers.map(\.key)).text
    let logProof = try LogProof(parsing: bundle.logProof)
    let seen = try logProof.verify(
      entry: text, policy: policy.log, now: UInt64(max(0, now.secondsSinceEpoch)))
    let statement = try policy.open(
      note, seen: seen.time.flatMap { Timestamp(secondsSinceEpoch: $0) })
    let proof = try ProofVerifier(trust: .statement(text), expectations: expectations)
      .verify(bundle.proof, hash: hash)
    return Verified(statement: statement, proof: proof, index: logProof.index, seen: seen)
  }
}
