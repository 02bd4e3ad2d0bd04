import Audit
import Notation

/// The values that a finding compared, for people: ounces, dollars and percent where the
/// published file has integers.
struct ComparedValues {
  /// Name and value, in the order of the names.
  let values: [(name: String, value: String)]

  init(_ finding: Finding, in conclusion: Conclusion) {
    values = finding.values.sorted { $0.key < $1.key }.map { key, value in
      ComparedValues.readable(key, value, in: conclusion)
    }
  }

  var markup: Markup {
    .joined(
      values.map { name, value in
        tag("span", ["class": "value"]) {
          "\(name) "
          tag("b") { value }
        }
      }, by: ", ")
  }

  /// The names of values that are in minor units of the asset.
  private static let amounts: Set<String> = [
    "claims", "classes-total", "closing", "destroyed", "holders-excess", "holders-missing",
    "holders-total", "issued", "non-redeemable", "opening", "redeemed", "supply",
  ]

  /// The names of numbers that are read digit by digit.
  private static let plain: Set<String> = ["earliest", "latest", "year"]

  /// The names of values of gold, in the same units and thus in US dollars.
  private static let dollars: Set<String> = ["reserve", "shortfall"]

  /// Shares of the claims. They stay in ppm, so that what is wanted is not read as what is there.
  private static let shares: Set<String> = [
    "coverage-minus-10-ppm", "coverage-minus-20-ppm", "coverage-minus-5-ppm", "coverage-ppm",
    "ratio-ppm", "wanted-ppm",
  ]

  private static func readable(
    _ key: String, _ value: String, in conclusion: Conclusion
  ) -> (name: String, value: String) {
    // A word in place of a number, such as "beyond all bounds", stays as it is.
    guard let number = IntegerText.parse(value, as: UInt128.self) else {
      return (words(key), value)
    }
    if amounts.contains(key) { return (words(key), conclusion.amount(number)) }
    if plain.contains(key) { return (words(key), value) }
    if dollars.contains(key) { return (words(key), conclusion.dollars(number)) }
    let parts = key.split(separator: "-")
    if parts.suffix(2) == ["micro", "usd"] {
      return (parts.dropLast(2).joined(separator: " "), "USD " + FigureText.price(number))
    }
    let name = parts.dropLast().joined(separator: " ")
    switch parts.last {
    case "mozt": return (name, FigureText.ounces(number) + " ozt")
    case "mg": return (name, FigureText.grams(number) + " g")
    case "ppm" where shares.contains(key): return (name, FigureText.count(number) + " ppm")
    case "ppm": return (name, DecimalText.formatFixed(number, decimals: 3) + " permille")
    default: return (words(key), FigureText.count(number))
    }
  }

  private static func words(_ key: String) -> String {
    key.split(separator: "-").joined(separator: " ")
  }
}
