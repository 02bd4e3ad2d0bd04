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
    for byte in text {
      switch byte {
      case 0x22, 0x5C:
        output.append(0x5C)
        output.append(byte)
      case 0x0A:
        output.append(0x5C)
        output.append(0x6E)
      default: output.append(byte)
      }
    }
    output.append(0x22)
  }

  /// An object of string values, its keys in the given order.
  public static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(quote($0.key)):\(quote($0.value))" }.joined(separator: ",") + "}"
  }
}
