import Bullion
import Diagnostics

/// W04: a weight that is stated in two units is one weight.
struct WeightInTwoUnits: BarRule {
  let text = RuleText(
    id: "W04", severity: .warning, title: "a weight in two units is one weight",
    test: "grams and ounces given, dead = floor(mg * 10^7 / 311034768) mozt; weight_basis = "
      + "london: |floor((dead - 2) / 25) * 25 - mozt| <= 25, other: |dead - mozt| <= 1",
    source: "LBMA Good Delivery Rules, Annex B (0.025 ozt rounded down, 0.002 ozt turn the scale)",
    fires: "12.6428 kg and 406.476 ozt, london (406.450); metric, 406.477 ozt (406.475)",
    silent: "12.6428 kg and 406.450 ozt, london; metric, 406.475 ozt",
    clears: "the vault's weighing record")

  /// A step of a London scale is an excuse in London alone; elsewhere both round once.
  private static let rounding: UInt64 = 1

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    let grams: Mass
    let ounces: UInt64
    switch (row.bar.gross, row.bar.secondGross) {
    case (.milligrams(let weight), .milliOunces(let second)):
      (grams, ounces) = (.milligrams(weight), second)
    case (.milliOunces(let weight), .milligrams(let second)):
      (grams, ounces) = (.milligrams(second), weight)
    default: return nil
    }
    let isLondon = row.bar.weightBasis == .london
    let expected = isLondon ? grams.londonMilliOunces : grams.deadMilliOunces
    let difference = max(expected, ounces) - min(expected, ounces)
    guard difference > (isLondon ? Mass.londonStep : Self.rounding) else { return nil }
    return Finding(
      text, row: row, field: .gross,
      values: [
        "gross-mg": "\(grams.thousandths)", "gross-mozt": "\(ounces)",
        "expected-mozt": "\(expected)",
      ])
  }
}
