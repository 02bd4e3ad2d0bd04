import Bullion
import Diagnostics

/// B10: where only Good Delivery bars are agreed, there is no other.
struct GoodDeliveryOnly: BarRule {
  let text = RuleText(
    id: "B10", severity: .warning, title: "the bar is of a form that the policy agrees on",
    test: "policy good-delivery-only = true: form = GD400",
    source: "LBMA: bars of 1 kg and of 100 oz are not London Good Delivery, even from a listed "
      + "refiner",
    fires: "a KILO, and the policy agrees on Good Delivery bars only",
    silent: "a GD400; a KILO where other forms are agreed",
    clears: "an agreement that such bars are accepted")

  func missing(from evidence: Evidence) -> [String] {
    evidence.policy?.goodDeliveryOnly == nil ? ["policy 'good-delivery-only'"] : []
  }

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard evidence.policy?.goodDeliveryOnly == true, row.bar.form != .goodDelivery400 else {
      return nil
    }
    return Finding(text, row: row, field: .form, values: ["form": row.bar.form.rawValue])
  }
}
