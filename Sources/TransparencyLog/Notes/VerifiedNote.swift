/// The text of a note that at least one trusted key has signed.
public struct VerifiedNote: Hashable, Sendable {
  /// A signature that was verified.
  public struct Signature: Hashable, Sendable {
    /// The trusted key that made it.
    public let key: VerifierKey
    let signature: NoteSignature

    /// When a witness signed, in seconds since 1970; nil for other keys, which tell no time.
    public var time: UInt64? {
      key.kind == .cosignature ? Cosignature(signature)?.time : nil
    }
  }

  /// What was signed.
  public let text: [UInt8]
  /// The signatures of trusted keys, in the note's order.
  public internal(set) var verified: [Signature] = []
  /// Lines of keys that are not trusted; they are worth nothing.
  public internal(set) var unverified: [NoteSignature] = []

  init(text: [UInt8]) { self.text = text }

  /// The keys that signed, each once.
  public var signers: [VerifierKey] {
    verified.map(\.key).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
