public import MerkleSum

/// What came of checking a detached signature.
public enum SignatureVerdict: String, Hashable, Sendable {
  /// The signature is the key's, over these bytes.
  case valid
  /// It is not.
  case invalid
}

/// A document of the engagement as it was read.
public struct EvidenceDocument: Hashable, Sendable {
  /// The kinds of documents that rules ask for. Others are hashed and listed, and no more.
  public enum Kind {
    /// A custodian's confirmation of the bars it holds.
    public static let custodianConfirmation = "custodian-confirmation"
    /// A signed statement that nobody else has a claim on the bars.
    public static let noEncumbrance = "no-encumbrance"
    /// The insurance of the bars.
    public static let insurance = "insurance"
  }

  /// What the engagement says of it.
  public var file: Engagement.EvidenceFile
  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// What came of checking its signature; nil when there is none.
  public var signature: SignatureVerdict?

  /// A document with these values.
  public init(
    file: Engagement.EvidenceFile, digest: Digest, signature: SignatureVerdict? = nil
  ) {
    self.file = file
    self.digest = digest
    self.signature = signature
  }
}

/// The gold price and what shows it.
public struct PriceEvidence: Hashable, Sendable {
  /// What the engagement says.
  public var note: Engagement.PriceNote
  /// The size of the file that shows the price, in bytes.
  public var documentBytes: UInt64

  /// A price with these values.
  public init(note: Engagement.PriceNote, documentBytes: UInt64) {
    self.note = note
    self.documentBytes = documentBytes
  }
}
