import Bullion
import Diagnostics
import Notation

/// B04: the year of manufacture is given and possible.
struct YearOfMake: EvidenceRule {
  let text = RuleText(
    id: "B04", severity: .warning, title: "the year of manufacture is given and possible",
    test: "1900 <= year <= year of the list's as-of date, else a warning for the bar; no year: "
      + "one warning for each list with the number of rows, or, if the policy requires years, "
      + "excluding for each bar",
    source: "LBMA Good Delivery Rules, marks of gold bars (year of manufacture, four digits)",
    fires: "year 1899; year 2026 in a list as of 2025-11-28; no year", silent: "year 1900; 2025",
    clears: "the year as it is stamped, or the custodian's word that none is", mayExclude: true)

  private static let earliest = 1900

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.filter { evidence.asOfDate(of: $0) == nil }.map { $0.lacks("as-of date") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let isRequired = evidence.policy?.requiresYear ?? false
    let rows = evidence.rows.compactMap { finding(for: $0, in: evidence, isRequired: isRequired) }
    return isRequired ? rows : rows + evidence.lists.compactMap(undated)
  }

  private func finding(
    for row: Evidence.Row, in evidence: Evidence, isRequired: Bool
  ) -> Finding? {
    guard let year = row.bar.year else {
      guard isRequired else { return nil }
      return Finding(
        text, severity: .excluding, row: row, field: .year, values: ["year": "not given"])
    }
    let latest = evidence.asOfDate(of: evidence.lists[row.list])?.year
    guard year < Self.earliest || latest.map({ year > $0 }) ?? false else { return nil }
    var values = ["year": "\(year)", "earliest": "\(Self.earliest)"]
    if let latest { values["latest"] = "\(latest)" }
    return Finding(text, row: row, field: .year, values: values)
  }

  private func undated(_ list: BarList) -> Finding? {
    let rows = list.bars.filter { $0.bar.year == nil }
    guard let first = rows.firstLocation(of: .year) else { return nil }
    return Finding(
      text, subject: .list(label: list.label, digest: list.digest),
      values: ["rows": "\(rows.count)"], locations: [first])
  }
}
