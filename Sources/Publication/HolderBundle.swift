import Disclosure
import Notation

/// All that a holder needs to check his proof offline, with a policy and nothing else: the proof
/// file unchanged, the signed statement, and that it was logged before witnesses.
///
/// The form is one line of canonical JSON, like the proof file's; `spec/bundle.md` has every byte.
public struct HolderBundle: Hashable, Sendable {
  /// The format's name.
  public static let format = "touchstone/bundle/1"
  /// The most bytes a bundle may have.
  public static let maximumBytes = 4_000_000

  /// The bytes of the proof file.
  public var proof: [UInt8]
  /// The bytes of the signed statement.
  public var note: [UInt8]
  /// The bytes of the proof of logging.
  public var logProof: [UInt8]

  /// A bundle of these files, all of which are valid UTF-8.
  public init(proof: [UInt8], note: [UInt8], logProof: [UInt8]) {
    self.proof = proof
    self.note = note
    self.logProof = logProof
  }

  /// The bundle's bytes: one line and its line feed.
  public func encoded() -> [UInt8] {
    var bytes = Array("{\"format\":\"\(HolderBundle.format)\"".utf8)
    for (key, value) in [("proof", proof), ("note", note), ("log-proof", logProof)] {
      bytes += Array(",\"\(key)\":".utf8)
      JSONText.appendQuoted(value, to: &bytes)
    }
    return bytes + Array("}\n".utf8)
  }

  /// Reads a bundle. What it holds is kept as bytes and not looked into.
  ///
  /// - Throws: ``PublicationFailure/malformedBundle``.
  public init(parsing bytes: [UInt8]) throws(PublicationRefusal) {
    guard bytes.count <= HolderBundle.maximumBytes else {
      throw PublicationRefusal(
        .malformedBundle, "the file has more than \(HolderBundle.maximumBytes) bytes")
    }
    do throws(Refusal) {
      var reader = CanonicalReader(bytes)
      try reader.literal("{\"format\":\"\(HolderBundle.format)\",\"proof\":")
      proof = try reader.string()
      try reader.literal(",\"note\":")
      note = try reader.string()
      try reader.literal(",\"log-proof\":")
      logProof = try reader.string()
      try reader.literal("}\n")
      try reader.end()
    } catch {
      throw PublicationRefusal(.malformedBundle, error.reason)
    }
    guard encoded() == bytes else {
      throw PublicationRefusal(
        .malformedBundle, "the file differs from its own re-encoding")
    }
  }
}
