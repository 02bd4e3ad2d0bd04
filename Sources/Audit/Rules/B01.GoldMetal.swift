import Bullion
import Diagnostics

/// B01: the bar is of gold.
struct GoldMetal: BarRule {
  let text = RuleText(
    id: "B01", severity: .excluding, title: "the metal is gold", test: "metal = AU",
    source: "the reserve of version 1 is gold", fires: "metal is AG", silent: "metal is AU",
    clears: "a corrected list, if the metal was misstated")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.metal != "AU" else { return nil }
    return Finding(
      text, row: row, field: .metal, values: ["metal": "other"],
      details: ["metal": row.bar.metal])
  }
}
