import Bullion
import Diagnostics

/// B09: a COMEX bar weighs about 100 ozt and is fine enough.
struct ComexStandard: BarRule {
  let text = RuleText(
    id: "B09", severity: .excluding, title: "a COMEX bar weighs 95 to 105 ozt, at least 995.0 fine",
    test: "form = CX100: 95000 <= gross mozt <= 105000, grams as floor(mg * 10^7 / 311034768); "
      + "fineness >= 995000 ppm",
    source: "COMEX rule 113.01: 100 troy ounces, 5 % more or less, not less than 995 fine",
    fires: "CX100 of 94.999 ozt; of 105.001 ozt; of 994.9",
    silent: "CX100 of 95.000 or 105.000 ozt",
    clears: "a corrected list, or the form that the bar has")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.form == .comex100 else { return nil }
    return BarStandard(gross: 95_000...105_000, unit: "mozt")
      .finding(text, row, gross: row.bar.gross?.deadMilliOunces)
  }
}
