import Diagnostics
import Notation

/// P02: the price is that of the as-of date.
struct PriceOfTheDay: EvidenceRule {
  let text = RuleText(
    id: "P02", severity: .warning, title: "the gold price is of the as-of date",
    test: "price date = as-of date; for an as-of date on a Saturday or Sunday also the Friday "
      + "before it; other days without a session are told by a disposition",
    source: "the LBMA Gold Price is set on London business days",
    fires: "a price of 2025-11-27 as of Friday 2025-11-28; of 2025-11-27 as of Saturday 2025-11-29",
    silent: "a price of 2025-11-28 as of Sunday 2025-11-30",
    clears: "the price of the day, or proof that there was no session on it")

  func missing(from evidence: Evidence) -> [String] {
    (evidence.price == nil ? ["the gold price"] : [])
      + (evidence.asOf == nil ? ["the as-of date"] : [])
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let price = evidence.price?.note.date, let asOf = evidence.asOf?.date else { return [] }
    let day = asOf.daysSinceEpoch
    let last = day - PriceOfTheDay.daysAfterFriday(day)
    guard price.daysSinceEpoch != day, price.daysSinceEpoch != last else { return [] }
    return [
      Finding(
        text, subject: .price, values: ["price-date": "\(price)", "as-of-date": "\(asOf)"])
    ]
  }

  /// 1 for a Saturday, 2 for a Sunday, else 0.
  private static func daysAfterFriday(_ day: Int) -> Int {
    // 1970-01-01, day 0, was a Thursday; the remainder of a negative day is made positive.
    let sinceFriday = ((day - 1) % 7 + 7) % 7
    return sinceFriday <= 2 ? sinceFriday : 0
  }
}
