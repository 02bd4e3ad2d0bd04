/// Figures as people read them: exact, with commas between thousands.
public enum FigureText {
  /// `12086714` thousandths as `12,086.714`.
  public static func ounces(_ milliOunces: UInt128) -> String {
    grouped(DecimalText.formatFixed(milliOunces, decimals: 3))
  }

  /// Milligrams as grams, `376,000.0`.
  public static func grams(_ milligrams: UInt128) -> String {
    grouped(DecimalText.format(milligrams, decimals: 3))
  }

  /// Micro-USD as USD with at least two decimals.
  public static func price(_ microUSD: UInt128) -> String {
    Denomination(decimals: 6, showing: [microUSD]).text(microUSD)
  }

  /// Minor units of an asset, with at least two decimals where it has them.
  public static func amount(_ amount: UInt128, decimals: Int) -> String {
    Denomination(decimals: decimals, showing: [amount]).text(amount)
  }

  /// Parts per million as percent with four decimals. This is exact, so 999,999 ppm reads
  /// 99.9999 % and never more.
  public static func percent(_ partsPerMillion: UInt128) -> String {
    grouped(DecimalText.formatFixed(partsPerMillion, decimals: 4)) + " %"
  }

  /// Basis points as percent.
  public static func percent(basisPoints: UInt64) -> String {
    DecimalText.format(UInt128(basisPoints), decimals: 2) + " %"
  }

  /// `4,987`.
  public static func count(_ number: some BinaryInteger) -> String { grouped("\(number)") }

  /// `1 bar`, `4,987 holders`.
  public static func count(
    _ number: some BinaryInteger, _ one: String, _ many: String? = nil
  ) -> String {
    "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Commas between the thousands of a number's whole part.
  public static func grouped(_ number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return number }
    var groups = ""
    for (position, digit) in whole.enumerated() {
      if position > 0 && (whole.count - position) % 3 == 0 { groups += "," }
      groups.append(digit)
    }
    return parts.count > 1 ? groups + "." + parts[1] : groups
  }
}
