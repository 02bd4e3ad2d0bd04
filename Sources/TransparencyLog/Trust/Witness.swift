public import MerkleSum

/// Somebody who vouches that a log only ever grew: it cosigns a checkpoint if and only if that
/// continues the last one that it cosigned (C2SP tlog-witness).
///
/// What it remembers is its last cosigned checkpoint as a note, under the log's signature and its
/// own. Whoever keeps a witness stores the new note before the cosignature leaves the house.
public struct Witness: Sendable {
  /// The last checkpoint of a log that this witness cosigned.
  public struct Memory: Hashable, Sendable {
    /// The checkpoint.
    public let checkpoint: Checkpoint
    /// When it was cosigned, in seconds since 1970.
    public let time: UInt64
  }

  private let key: SignerKey
  private let logs: [VerifierKey]

  /// A witness with this key of kind ``KeyKind/cosignature``, of logs with these keys.
  public init(key: SignerKey, logs: [VerifierKey]) {
    self.key = key
    self.logs = logs
  }

  /// Opens a checkpoint that a known log signed under its own name.
  public func open(_ note: SignedNote) throws(LogRefusal) -> Checkpoint {
    try Checkpoint(opening: note, logs: logs)
  }

  /// Reads what the witness remembers; a note that it has not cosigned itself is refused.
  public func remember(_ note: SignedNote) throws(LogRefusal) -> Memory {
    let opened = try note.verified(by: [key.verifier])
    guard let time = opened.verified.compactMap(\.time).max() else {
      throw LogRefusal(.noTrustedSignature, "the note bears no cosignature of this witness")
    }
    return Memory(checkpoint: try Checkpoint(parsing: opened.text), time: time)
  }

  /// Cosigns a checkpoint and gives it as the note to remember: the log's signature and the
  /// cosignature.
  ///
  /// - Parameters:
  ///   - note: the checkpoint with the log's signature.
  ///   - memory: what was cosigned last of this log; nil for the first time.
  ///   - proof: that the checkpoint continues the remembered one.
  ///   - time: seconds since 1970.
  /// - Throws: ``LogFailure/rollback`` or ``LogFailure/fork``, and
  ///   ``LogFailure/futureCosignature`` when the clock has gone back since.
  public func cosign(
    _ note: SignedNote, after memory: Memory?, proof: [Digest], time: UInt64
  ) throws -> SignedNote {
    let checkpoint = try open(note)
    if let memory {
      guard memory.checkpoint.origin.utf8.elementsEqual(checkpoint.origin.utf8) else {
        throw LogRefusal(.unknownLog, "what is remembered is of another log")
      }
      guard memory.time <= time else {
        throw LogRefusal(
          .futureCosignature, "this machine's clock stands before the time of the last cosignature")
      }
      try LogTree.checkConsistency(
        from: (memory.checkpoint.size, memory.checkpoint.root),
        to: (checkpoint.size, checkpoint.root), proof: proof)
    }
    let signed = note.signatures.filter { signature in logs.contains { $0.isNamed(by: signature) } }
    var cosigned = try SignedNote(text: checkpoint.text, signatures: signed)
    try cosigned.add(key.cosign(checkpoint.text, time: time))
    return cosigned
  }
}

extension Checkpoint {
  /// The checkpoint of a note that one of these logs signed under its own name.
  ///
  /// - Throws: ``LogFailure/unknownLog`` when another log signed it.
  public init(opening note: SignedNote, logs: [VerifierKey]) throws(LogRefusal) {
    let opened = try note.verified(by: logs)
    let checkpoint = try Checkpoint(parsing: opened.text)
    guard opened.signers.contains(where: { $0.name.utf8.elementsEqual(checkpoint.origin.utf8) })
    else {
      throw LogRefusal(.unknownLog, "the checkpoint is not signed by the log that it names")
    }
    self = checkpoint
  }
}
