import Bullion
import Diagnostics
import Notation

/// P03: a second source gives about the same price for the same day.
struct PriceOfTwoSources: EvidenceRule {
  let text = RuleText(
    id: "P03", severity: .warning, title: "a second source gives about the same gold price",
    test: "|price - second| * 10 <= second, and both are of one date; where the larger over the "
      + "smaller is within 3 % of 32.1507, one is told as per kilogram (unit = kg)",
    source: "dealers publish prices per kilogram beside those per troy ounce",
    fires: "4161.10 beside 3782.81 USD per ozt; 4161.10 beside 133782.00 (a price per kilogram)",
    silent: "4161.10 beside 3782.82 USD per ozt",
    clears: "the right price with its unit, or the reason why the sources differ")

  func missing(from evidence: Evidence) -> [String] {
    evidence.price?.note.second == nil ? ["a second source of the gold price"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let note = evidence.price?.note, let second = note.second else { return [] }
    let (low, high) = (min(note.microUSD, second.microUSD), max(note.microUSD, second.microUSD))
    var values: [String: String] = [:]
    // difference * 10 > second without a product: exact, since all are integers.
    if high - low > second.microUSD / 10 {
      values["price-micro-usd"] = "\(note.microUSD)"
      values["second-micro-usd"] = "\(second.microUSD)"
      if second.microUSD > 0 {
        values["ratio-ppm"] = "\(note.microUSD * 1_000_000 / second.microUSD)"
      }
      if PriceOfTwoSources.isKilogram(high, perOunce: low) { values["unit"] = "kg" }
    }
    if second.date != note.date {
      values["price-date"] = "\(note.date)"
      values["second-date"] = "\(second.date)"
    }
    return values.isEmpty ? [] : [Finding(text, subject: .price, values: values)]
  }

  /// Whether `high` over `low` is within 3 % of 32.1507, the ounces of a kilogram: between
  /// 31.186179 and 33.115221.
  private static func isKilogram(_ high: UInt128, perOunce low: UInt128) -> Bool {
    // The lower of two prices is within the bounds of a price, the higher need not be.
    guard low > 0, low <= Valuation.maximumPrice else { return false }
    let least = (low * 31_186_179 + 999_999) / 1_000_000
    let most = low * 33_115_221 / 1_000_000
    return (least...most).contains(high)
  }
}
