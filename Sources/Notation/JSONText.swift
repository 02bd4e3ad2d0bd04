/// The narrow JSON that Touchstone writes: no white space, and in strings the escapes
/// `\"`, `\\` and `\n` alone.
public enum JSONText {
  /// `text` as a JSON string with its quotes.
  ///
  /// Control characters other than LF have no form here; callers keep them out of their values.
  public static func quote(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    appendQuoted(Array(text.utf8), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the bytes of a text as a JSON string with its quotes; they are valid UTF-8.
  public static func appendQuoted(_ text: [UInt8], to output: inout [UInt8]) {
    output.append(0x22)
    // Whole runs are copied: a proof file repeats a statement of some KiB.
    text.withUnsafeBufferPointer { text in
      var start = 0
      for index in text.indices {
        let byte = text[index]
        guard byte == 0x22 || byte == 0x5C || byte == 0x0A else { continue }
        output.append(contentsOf: text[start..<index])
        output.append(0x5C)
        output.append(byte == 0x0A ? 0x6E : byte)
        start = index + 1
      }
      output.append(contentsOf: text[start...])
    }
    output.append(0x22)
  }

  /// An object of string values, its keys in the given order.
  public static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(quote($0.key)):\(quote($0.value))" }.joined(separator: ",") + "}"
  }
}
