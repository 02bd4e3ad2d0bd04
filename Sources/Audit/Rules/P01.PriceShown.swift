import Diagnostics
import Notation

/// P01: the price is one session's, shown by a document, and was known on the as-of date.
struct PriceShown: EvidenceRule {
  let text = RuleText(
    id: "P01", severity: .blocking, title: "the gold price has a session, a day and a document",
    test: "session is AM or PM or ends in -AM or -PM; the file that shows the price is not empty; "
      + "price date <= as-of date; currency, unit and a price above 0 are demanded by the "
      + "engagement's grammar",
    source: "the LBMA Gold Price is set twice a day; restricted data must be shown, not fetched",
    fires: "session LBMA; a document of 0 bytes; a price of 2025-11-29 as of 2025-11-28",
    silent: "session LBMA-PM of 2025-11-28 as of 2025-11-28",
    clears: "the price of a named session, with the page or file that shows it")

  func missing(from evidence: Evidence) -> [String] {
    (evidence.price == nil ? ["the gold price"] : [])
      + (evidence.asOf == nil ? ["the as-of date"] : [])
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let price = evidence.price else { return [] }
    var values: [String: String] = [:]
    if !PriceShown.namesSession(price.note.session) { values["session"] = "neither-am-nor-pm" }
    if price.documentBytes == 0 { values["document-bytes"] = "0" }
    if let day = evidence.asOf?.date, price.note.date > day {
      values["price-date"] = "\(price.note.date)"
      values["as-of-date"] = "\(day)"
    }
    guard !values.isEmpty else { return [] }
    return [
      Finding(text, subject: .price, values: values, details: ["session": price.note.session])
    ]
  }

  private static func namesSession(_ session: String) -> Bool {
    ["AM", "PM"].contains { session == $0 || session.hasSuffix("-" + $0) }
  }
}
