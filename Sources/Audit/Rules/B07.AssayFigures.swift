import Bullion
import Diagnostics

/// B07: the fineness is one that a refiner stamps.
struct AssayFigures: BarRule {
  let text = RuleText(
    id: "B07", severity: .warning, title: "a fineness has four figures and is at most 999.9",
    test: "fineness ppm % 100 = 0 and fineness <= 999900 ppm",
    source: "LBMA Good Delivery Rules, marks of gold bars (fineness to four significant "
      + "figures); an assay above 999.9 is recorded as 999.9",
    fires: "996.63; 1000.0", silent: "996.6; 999.9",
    clears: "the assay certificate, or a list with the fineness that is stamped")

  /// 0.1 permille: the fourth figure.
  private static let fourthFigure: UInt64 = 100
  private static let highest: UInt64 = 999_900

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    guard let fineness = row.bar.fineness?.partsPerMillion,
      fineness % Self.fourthFigure != 0 || fineness > Self.highest
    else { return nil }
    return Finding(
      text, row: row, field: .fineness,
      values: ["fineness-ppm": "\(fineness)", "maximum-ppm": "\(Self.highest)"])
  }
}
