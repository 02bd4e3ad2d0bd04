/// The narrow JSON that Touchstone writes: no white space, and in strings the escapes
/// `\"`, `\\` and `\n` alone.
public enum JSONText {
  /// `text` as a JSON string with its quotes.
  ///
  /// Control characters other than LF have no form here; callers keep them out of their values.
  public static func quote(_ text: some StringProtocol) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// An object of string values, its keys in the given order.
  public static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(quote($0.key)):\(quote($0.value))" }.joined(separator: ",") + "}"
  }
}
