/// Unsigned decimal numbers as text, read strictly and exactly.
///
/// Swift's own `UInt128("+5")` and `("007")` succeed, so digits are checked here one by one.
public enum DecimalText {
  /// What is wrong with a number's text.
  public enum Defect: Error, Hashable, Sendable {
    /// There is no text.
    case empty
    /// The byte at this offset may not stand there.
    case unexpectedByte(offset: Int)
    /// A number of more than one digit begins with 0.
    case leadingZero
    /// The fraction has this many digits, and so many are allowed.
    case tooManyDecimals(found: Int, allowed: Int)
    /// The number does not fit its type.
    case tooLarge
  }

  /// How many digits stand after the decimal point of `text`, a number that was read.
  public static func printedDecimals(_ text: String) -> Int {
    guard let point = text.utf8.firstIndex(of: 0x2E) else { return 0 }
    return text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
  }

  /// Reads `0` or `[1-9][0-9]*`, optionally `.` and 1 to `decimals` digits, as an integer of
  /// 10^-`decimals` units. More digits than that are an error, never rounded.
  ///
  /// - Throws: the first defect from the left.
  @inlinable
  public static func parse(
    _ text: UnsafeRawBufferPointer, decimals: Int
  ) throws(Defect) -> UInt128 {
    let count = text.count
    guard count > 0 else { throw .empty }
    var position = 0
    // Up to 19 digits fit a UInt64, whose arithmetic is several times cheaper than UInt128's.
    var low: UInt64 = 0
    var value: UInt128 = 0
    var digits = 0
    @inline(__always)
    func push(_ digit: UInt8) throws(Defect) {
      if digits < 19 {
        low = low &* 10 &+ UInt64(digit)
        if digits == 18 { value = UInt128(low) }
      } else {
        let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carry) = scaled.addingReportingOverflow(UInt128(digit))
        if overflow || carry { throw .tooLarge }
        value = sum
      }
      // A leading run of zeros counts as digits, which only costs speed.
      digits &+= 1
    }
    while position < count {
      let digit = text[position] &- 0x30
      if digit > 9 { break }
      try push(digit)
      position &+= 1
    }
    guard position > 0 else { throw .unexpectedByte(offset: 0) }
    if position > 1 && text[0] == 0x30 { throw .leadingZero }
    var fraction = 0
    if position < count {
      guard text[position] == 0x2E else { throw .unexpectedByte(offset: position) }
      let start = position + 1
      position = start
      while position < count {
        let digit = text[position] &- 0x30
        if digit > 9 { throw .unexpectedByte(offset: position) }
        position &+= 1
      }
      fraction = count - start
      guard fraction > 0 else { throw .unexpectedByte(offset: start - 1) }
      guard fraction <= decimals else {
        throw .tooManyDecimals(found: fraction, allowed: decimals)
      }
      for offset in start..<count { try push(text[offset] &- 0x30) }
    }
    for _ in fraction..<max(fraction, decimals) { try push(0) }
    return digits < 19 ? UInt128(low) : value
  }

  /// Reads a number from a string's UTF-8; see ``parse(_:decimals:)-(UnsafeRawBufferPointer,_)``.
  public static func parse(_ text: String, decimals: Int) throws(Defect) -> UInt128 {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBytes { raw in
      Result { () throws(Defect) in try parse(raw, decimals: decimals) }
    }.get()
  }

  /// Writes `value`, an integer of 10^-`decimals` units, without trailing zeros in the fraction.
  public static func format(_ value: UInt128, decimals: Int) -> String {
    var text = formatFixed(value, decimals: decimals)
    guard decimals > 0 else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// Writes `value`, an integer of 10^-`decimals` units, with exactly `decimals` decimals.
  public static func formatFixed(_ value: UInt128, decimals: Int) -> String {
    guard decimals > 0 else { return String(value) }
    var digits = String(value)
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    let point = digits.index(digits.endIndex, offsetBy: -decimals)
    return digits[..<point] + "." + digits[point...]
  }
}
