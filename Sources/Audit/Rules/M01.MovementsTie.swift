import Bullion
import Diagnostics
import Disclosure
import Notation

/// M01: the custodian's record of movements leads from the previous bars to these, bar by bar.
struct MovementsTie: EvidenceRule {
  let text = RuleText(
    id: "M01", severity: .blocking, title: "arrivals and departures explain the change in bars",
    test:
      "over the movements dated after the previous audit's as-of date and not after this one's: "
      + "for each bar id, (1 if it was listed before, else 0) + arrivals - departures = (1 if it "
      + "is listed now, else 0); each arrival states the fine mozt listed now, each departure the "
      + "fine mozt listed before; sum of fine before + arrived - left = sum of fine now, where of "
      + "several rows of one bar the least listed fine counts",
    source: "a roll-forward of the inventory, as for any stock",
    fires:
      "a bar that was not listed before and that no record says arrived, or says arrived on the "
      + "previous as-of date",
    silent: "30 bars before, one left, two arrived, 31 bars now",
    clears: "the complete record of movements since the previous audit")

  func missing(from evidence: Evidence) -> [String] {
    (evidence.previous?.bars == nil ? ["bars of the previous audit"] : [])
      + (evidence.movements == nil ? ["record of movements"] : [])
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let before = evidence.previous?.bars, let record = evidence.movements else {
      return []
    }
    let movements = record.filter { evidence.isInPeriod($0.date) }
    let way = BarMovements(
      before: before.map { (Verbatim($0.id), $0.fineListed) },
      now: evidence.rows.map { (Verbatim($0.id), $0.bar.listedFine) }, movements: movements)
    guard !way.ties else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: [
          "unexplained-arrivals": "\(way.arrivals.count)",
          "unexplained-departures": "\(way.departures.count)",
          "moved-twice": "\(way.movedTwice.count)",
          "ounce-differences": "\(way.restated.count)",
          "before-mozt": "\(way.fineBefore)", "arrived-mozt": "\(way.fineArrived)",
          "left-mozt": "\(way.fineLeft)", "now-mozt": "\(way.fineNow)",
          "movements-of-other-days": "\(record.count - movements.count)",
        ],
        details: [
          "unexplained-arrivals": some(way.arrivals),
          "unexplained-departures": some(way.departures), "moved-twice": some(way.movedTwice),
        ].filter { !$0.value.isEmpty },
        locations: way.restated.map(\.location))
    ]
  }

  /// The first twenty of some bars, for people.
  private func some(_ bars: [Verbatim]) -> String {
    bars.prefix(20).map(\.text).joined(separator: ", ")
  }
}
