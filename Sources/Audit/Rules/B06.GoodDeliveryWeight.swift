import Bullion
import Diagnostics

/// B06: a Good Delivery bar holds 350 to 430 ozt fine.
struct GoodDeliveryWeight: BarRule {
  let text = RuleText(
    id: "B06", severity: .excluding, title: "a Good Delivery bar holds 350 to 430 ozt fine",
    test: "350000 <= computed fine mozt <= 430000; excluding for form GD400, warning for others",
    source: "LBMA Good Delivery Rules, technical specification (gold content, not gross weight)",
    fires: "GD400 of 349.999 ozt fine; KILO of 32.148 ozt fine (warning)",
    silent: "GD400 of 350.000 or 430.000 ozt fine",
    clears: "a corrected list; for other forms, an agreement that such bars are accepted")

  private static let range: ClosedRange<UInt64> = 350_000...430_000

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard let fine = row.bar.computedFine, !Self.range.contains(fine) else { return nil }
    return Finding(
      text, severity: row.bar.form == .goodDelivery400 ? .excluding : .warning, row: row,
      field: .gross,
      values: [
        "fine-mozt": "\(fine)", "form": row.bar.form.rawValue,
        "minimum-mozt": "\(Self.range.lowerBound)", "maximum-mozt": "\(Self.range.upperBound)",
      ])
  }
}
