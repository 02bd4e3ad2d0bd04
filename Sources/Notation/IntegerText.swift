/// Unsigned integers as canonical text: `0` or `[1-9][0-9]*`, nothing else.
public enum IntegerText {
  /// Reads an integer of type `Value`; nil when the text is not canonical or does not fit.
  public static func parse<Value: FixedWidthInteger & UnsignedInteger>(
    _ text: some StringProtocol, as type: Value.Type = Value.self
  ) -> Value? {
    guard let number = try? DecimalText.parse(String(text), decimals: 0) else { return nil }
    return Value(exactly: number)
  }
}
