import Bullion
import Diagnostics

/// B05: a Good Delivery bar is fine enough.
struct GoodDeliveryFineness: BarRule {
  let text = RuleText(
    id: "B05", severity: .excluding, title: "a Good Delivery bar is at least 995.0 fine",
    test: "form = GD400: fineness >= 995000 ppm",
    source: "LBMA Good Delivery Rules, technical specification of gold bars",
    fires: "GD400 with 994.9", silent: "GD400 with 995.0; KILO with 990.0",
    clears: "a corrected list, if the fineness was misstated")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.form == .goodDelivery400, let fineness = row.bar.fineness,
      fineness < .goodDeliveryMinimum
    else { return nil }
    return Finding(
      text, row: row, field: .fineness,
      values: [
        "fineness-ppm": "\(fineness.partsPerMillion)",
        "minimum-ppm": "\(Fineness.goodDeliveryMinimum.partsPerMillion)",
      ])
  }
}
