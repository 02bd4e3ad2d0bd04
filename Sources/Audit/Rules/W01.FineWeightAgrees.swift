import Bullion
import Diagnostics

/// W01: the stated fine weight is what gross weight and fineness give.
struct FineWeightAgrees: BarRule {
  let text = RuleText(
    id: "W01", severity: .warning, title: "stated and computed fine weight agree",
    test: "|stated - computed| <= tolerance mozt; excluding above 1000 mozt; the lower one counts",
    source: "LBMA Good Delivery Rules, Annex C; lists in practice round and truncate",
    fires: "stated 399.442, computed 399.440, tolerance 0.001 ozt",
    silent: "stated 399.441, computed 399.440, tolerance 0.001 ozt",
    clears: "a corrected list, or the custodian's explanation in writing", mayExclude: true)

  /// One troy ounce: a larger difference is no rounding.
  private static let largestRounding: UInt64 = 1000

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard let stated = row.bar.statedFine, let computed = row.bar.computedFine else { return nil }
    let difference = stated > computed ? stated - computed : computed - stated
    guard difference > evidence.fineTolerance || difference > Self.largestRounding else {
      return nil
    }
    return Finding(
      text, severity: difference > Self.largestRounding ? .excluding : .warning, row: row,
      field: .statedFine,
      values: [
        "stated-mozt": "\(stated)", "computed-mozt": "\(computed)",
        "tolerance-mozt": "\(evidence.fineTolerance)",
      ])
  }
}
