/// A text that is compared byte by byte: Swift's string equality merges texts that differ only in
/// normalisation, and two such texts of a list are two texts.
struct Verbatim: Hashable, Comparable {
  /// The text's UTF-8 bytes.
  let bytes: [UInt8]

  /// This text.
  init(_ text: String) { bytes = Array(text.utf8) }

  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  static func < (a: Verbatim, b: Verbatim) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}
