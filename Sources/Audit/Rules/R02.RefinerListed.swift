import Bullion
import Diagnostics
import Notation

/// R02: the refiner was on the list when the bar was made, as far as was known on the as-of date.
struct RefinerListed: EvidenceRule {
  let text = RuleText(
    id: "R02", severity: .excluding, title: "the refiner was listed when the bar was made",
    test: "of the register's entries of refiner_code those count that were decided on or before "
      + "the as-of date, or at an unknown time; on each day the one decided last holds, of equal "
      + "ones the later in the file; over the days of the year of make up to the as-of date: "
      + "listed on all is in order, on none is excluding, on some is a warning, and so is a day "
      + "without any status; a bar without a year: a warning if such an entry says suspended or "
      + "former",
    source: "Kyrgyzaltyn: suspended 2021-09-17, reinstated 2022-05-03, and the production of the "
      + "time between declared Good Delivery afterwards",
    fires: "a bar of 2022 as of 2022-04-30 (excluding); a bar of 2021 as of 2022-04-30 (warning)",
    silent: "both as of 2022-05-03, the day on which the gap was decided to count as listed",
    clears: "the month of make, or a decision that the production counts")

  func missing(from evidence: Evidence) -> [String] {
    (evidence.refiners == nil ? ["a register of refiners"] : []) + evidence.listsWithoutDay
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let register = evidence.refiners else { return [] }
    let histories = Dictionary(grouping: register.entries) { Verbatim($0.code) }
      .mapValues(RefinerHistory.init)
    var verdicts: [Case: RefinerHistory.Verdict] = [:]
    return evidence.rows.compactMap { row in
      let refiner = Verbatim(row.bar.refinerCode)
      // A refiner that the register does not have is rule R01's.
      guard let history = histories[refiner],
        let day = evidence.auditDay(of: evidence.lists[row.list])
      else { return nil }
      let key = Case(refiner: refiner, year: row.bar.year, day: day)
      let verdict = verdicts[key] ?? history.verdict(year: row.bar.year, knownOn: day)
      verdicts[key] = verdict
      guard verdict != .listed else { return nil }
      return Finding(
        text, severity: verdict == .notListed ? .excluding : .warning, row: row,
        field: row.bar.year == nil ? .refinerCode : .year,
        values: ["status": verdict.rawValue, "as-of-date": "\(day)"])
    }
  }

  /// What a verdict depends on: many bars share one.
  private struct Case: Hashable {
    let refiner: Verbatim
    let year: Int?
    let day: CalendarDate
  }
}
