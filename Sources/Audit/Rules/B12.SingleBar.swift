import Bullion
import Diagnostics

/// B12: a row is a bar.
struct SingleBar: BarRule {
  let text = RuleText(
    id: "B12", severity: .warning, title: "a row is one bar",
    test: "count = 1 where the list says it",
    source: "the Bundesbank lists the bars of a melt in one row",
    fires: "count 18", silent: "count 1; a list that does not count",
    clears: "the single bars of the melt")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.count > 1 else { return nil }
    return Finding(text, row: row, field: .count, values: ["count": "\(row.bar.count)"])
  }
}
