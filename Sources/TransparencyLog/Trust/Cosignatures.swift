/// The lines that a witness answers with: cosignatures of a checkpoint that both sides know
/// (C2SP tlog-witness).
public enum Cosignatures {
  /// The lines of a note's cosignatures by this key.
  public static func lines(of note: SignedNote, by key: VerifierKey) -> [UInt8] {
    note.signatures.filter { key.isNamed(by: $0) }.flatMap(\.line)
  }

  /// Reads lines, of which there is at least one; those of a whole note are taken from it.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedNote``.
  public static func parse(_ bytes: [UInt8]) throws(LogRefusal) -> [NoteSignature] {
    // A note over any text reads its signature lines in the one way there is.
    try SignedNote(parsing: [0x0A, 0x0A] + bytes).signatures
  }

  /// True when a note bears this very signature, or another one of the same witness over it.
  public static func isThere(
    _ signature: NoteSignature, in note: SignedNote, policy: LogPolicy
  ) -> Bool {
    policy.witnesses.contains { witness in
      witness.key.isNamed(by: signature) && witness.key.isSignature(signature, of: note.text)
        && note.signatures.contains { witness.key.isNamed(by: $0) }
    }
  }

  /// Adds to a signed checkpoint those of `signatures` that a witness of the policy made over it
  /// and that it has not yet; nil when there is none.
  public static func add(
    _ signatures: [NoteSignature], to note: SignedNote, policy: LogPolicy
  ) throws(LogRefusal) -> SignedNote? {
    let keys = policy.witnesses.map(\.key)
    var result = note
    for signature in signatures {
      guard let key = keys.first(where: { $0.isNamed(by: signature) }),
        key.isSignature(signature, of: note.text),
        // The first time is what shows how old a checkpoint is; a later one adds nothing.
        !note.signatures.contains(where: { key.isNamed(by: $0) })
      else { continue }
      try result.add(signature)
    }
    return result == note ? nil : result
  }
}
