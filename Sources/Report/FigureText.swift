import Notation

/// Figures as people read them: exact, with commas between thousands.
enum FigureText {
  /// `12086714` thousandths as `12,086.714`.
  static func ounces(_ milliOunces: UInt128) -> String {
    grouped(DecimalText.formatFixed(milliOunces, decimals: 3))
  }

  /// Milligrams as grams, `376,000.0`.
  static func grams(_ milligrams: UInt128) -> String {
    grouped(DecimalText.format(milligrams, decimals: 3))
  }

  /// Micro-USD as USD with at least two decimals.
  static func price(_ microUSD: UInt128) -> String {
    Denomination(decimals: 6, showing: [microUSD]).text(microUSD)
  }

  /// Parts per million as percent with four decimals. This is exact, so 999,999 ppm reads
  /// 99.9999 % and never more.
  static func percent(_ partsPerMillion: UInt128) -> String {
    grouped(DecimalText.formatFixed(partsPerMillion, decimals: 4)) + " %"
  }

  /// Basis points as percent.
  static func percent(basisPoints: UInt64) -> String {
    DecimalText.format(UInt128(basisPoints), decimals: 2) + " %"
  }

  /// `4,987`.
  static func count(_ number: some BinaryInteger) -> String { grouped("\(number)") }

  /// `1 bar`, `4,987 holders`.
  static func count(
    _ number: some BinaryInteger, _ one: String, _ many: String? = nil
  ) -> String {
    "\(count(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// Commas between the thousands of a number's whole part.
  static func grouped(_ number: String) -> String {
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

/// How amounts in the minor units of an asset are written where they stand below each other: all
/// with the decimals that the most exact of them needs, so none is rounded.
struct Denomination {
  /// Decimals of the asset.
  let decimals: Int
  /// Decimals that are written.
  let shown: Int

  /// A denomination that shows each of `amounts` exactly, and cents where the asset has them.
  init(decimals: Int, showing amounts: [UInt128], atLeast least: Int = 2) {
    self.decimals = decimals
    let needed = amounts.map { amount in
      let text = DecimalText.format(amount, decimals: decimals)
      return text.split(separator: ".").dropFirst().first?.count ?? 0
    }
    shown = max(needed.max() ?? 0, min(least, decimals))
  }

  /// An amount; one that needs more decimals than are shown gets them.
  func text(_ amount: UInt128) -> String {
    var text = DecimalText.formatFixed(amount, decimals: decimals)
    for _ in shown..<max(shown, decimals) where text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return FigureText.grouped(text)
  }
}
