import Bullion
import Diagnostics

/// B13: of two assays on a bar the list used the lower.
struct LowestAssay: BarRule {
  let text = RuleText(
    id: "B13", severity: .warning, title: "the list used the lowest assay of a bar",
    test: "of two assays given for a bar, the one that the list used is not the higher; the "
      + "lower one counts in any case",
    source: "LBMA Good Delivery List: of several assay stamps the lowest is taken",
    fires: "996.6 used, 996.1 stamped as well", silent: "996.1 used, 996.6 stamped as well",
    clears: "a corrected list, or a new assay")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard let higher = row.bar.higherAssay, let fineness = row.bar.fineness else { return nil }
    return Finding(
      text, row: row, field: .fineness,
      values: [
        "fineness-ppm": "\(fineness.partsPerMillion)",
        "higher-ppm": "\(higher.partsPerMillion)",
      ])
  }
}
