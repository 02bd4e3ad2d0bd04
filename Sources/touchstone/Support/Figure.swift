import Notation

/// Figures as people read them: exact, with a comma between thousands.
enum Figure {
  /// An integer of 10^-`decimals` units, at least `least` decimals shown.
  static func decimal(_ value: UInt128, decimals: Int, least: Int = 0) -> String {
    let text = DecimalText.format(value, decimals: decimals)
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.count < min(least, decimals) { fraction += "0" }
    return grouped(parts[0]) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Minor units of an asset, with cents.
  static func amount(_ value: UInt128, decimals: Int) -> String {
    decimal(value, decimals: decimals, least: 2)
  }

  /// Thousandths of a troy ounce.
  static func ounces(_ milliOunces: UInt128) -> String {
    decimal(milliOunces, decimals: 3, least: 3)
  }

  /// Micro-USD per troy ounce.
  static func price(_ microUSD: UInt128) -> String { decimal(microUSD, decimals: 6, least: 2) }

  /// Parts per million as percent, four decimals and exact, so that 99.9999 % stays below 100 %.
  static func percent(partsPerMillion: UInt128) -> String {
    decimal(partsPerMillion, decimals: 4, least: 4) + " %"
  }

  /// A count.
  static func count(_ value: some BinaryInteger) -> String { grouped(Substring("\(value)")) }

  private static func grouped(_ digits: Substring) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0 && (digits.count - position) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
