import Bullion
import Diagnostics

/// E01: nobody else has a claim on the bar.
struct Unencumbered: BarRule {
  let text = RuleText(
    id: "E01", severity: .excluding, title: "the bar is allocated and free of other claims",
    test: "status = allocated; leased, pledged, swapped, lent, in_transit, unallocated, "
      + "redeemed_pending and any other word exclude the bar",
    source: "central banks' and custodians' lists that mix allocated with other gold",
    fires: "status is pledged; status is empty", silent: "status is allocated",
    clears: "the custodian's written confirmation that the bar is free, and a corrected list")

  private static let known: Set<String> = [
    "leased", "pledged", "swapped", "lent", "in_transit", "unallocated", "redeemed_pending",
  ]

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.status != "allocated" else { return nil }
    let word = Self.known.contains(row.bar.status) ? row.bar.status : "other"
    return Finding(
      text, row: row, field: .status, values: ["status": word],
      details: ["status": row.bar.status])
  }
}
