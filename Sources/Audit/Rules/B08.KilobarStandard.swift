import Bullion
import Diagnostics

/// B08: a kilobar weighs a kilogram and is fine enough.
struct KilobarStandard: BarRule {
  let text = RuleText(
    id: "B08", severity: .excluding, title: "a kilobar weighs 1 kg and is at least 995.0 fine",
    test: "form = KILO: 1000000 <= gross mg <= 1000999, or 32150 <= gross mozt <= 32183; "
      + "fineness >= 995000 ppm",
    source: "trade practice: a kilobar is never underweight, and by less than 1 g overweight",
    fires: "KILO of 999.999 g; of 1001.000 g; of 994.9", silent: "KILO of 1000.000 g, 999.9",
    clears: "a corrected list, or the form that the bar has")

  private static let milligrams: ClosedRange<UInt64> = 1_000_000...1_000_999
  /// The same range in ounces is 32150.746... to 32182.864... mozt, widened to whole ones: a list
  /// may have rounded either way, and a good bar must not fall out by that.
  private static let milliOunces: ClosedRange<UInt64> = 32_150...32_183

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard row.bar.form == .kilo else { return nil }
    let standard =
      row.bar.unit == .grams
      ? BarStandard(gross: Self.milligrams, unit: "mg")
      : BarStandard(gross: Self.milliOunces, unit: "mozt")
    return standard.finding(text, row, gross: row.bar.gross?.thousandths)
  }
}
