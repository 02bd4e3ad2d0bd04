import Bullion
import Diagnostics

/// W03: a London weight is a multiple of 0.025 ozt.
struct LondonWeightStep: BarRule {
  let text = RuleText(
    id: "W03", severity: .warning, title: "a London weight is a multiple of 0.025 ozt",
    test: "weight_basis = london and gross given: gross_unit = ozt and gross mozt % 25 = 0",
    source: "LBMA Good Delivery Rules, Annex B (weighing, rounded down to 0.025 ozt)",
    fires: "london, 401.130 ozt; london, 12500.0 g", silent: "london, 401.125 ozt; metric, any",
    clears: "the vault's weighing record, or a corrected weight_basis")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.weightBasis == .london, let gross = row.bar.gross else { return nil }
    switch gross {
    case .milliOunces(let weight):
      guard weight % 25 != 0 else { return nil }
      return Finding(
        text, row: row, field: .gross,
        values: ["gross-mozt": "\(weight)", "remainder-mozt": "\(weight % 25)"])
    case .milligrams(let weight):
      return Finding(text, row: row, field: .gross, values: ["gross-mg": "\(weight)"])
    }
  }
}
