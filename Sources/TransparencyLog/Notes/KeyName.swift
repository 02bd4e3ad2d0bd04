/// The name of a key, such as `usdkg.example/reserves`: for people, and to tell keys apart.
public enum KeyName {
  /// Not empty, and without white space, plus signs or control characters, as C2SP signed-note
  /// asks.
  public static func isValid(_ name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
      }
  }
}
