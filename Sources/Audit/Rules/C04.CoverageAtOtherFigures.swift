import Bullion
import Diagnostics

/// C04: what the coverage would be at other prices, and what was not accepted.
struct CoverageAtOtherFigures: ResultRule {
  let text = RuleText(
    id: "C04", severity: .information, title: "coverage at lower prices, and the break-even price",
    test: "always, where claims and accepted gold are above 0: listed and accepted mozt, their "
      + "difference, the least price that covers the claims, and the coverage in ppm at "
      + "floor(price * (100 - n) / 100) micro-USD for n = 5, 10 and 20",
    source: "a reserve of 100.6 % is short after a fall of the gold price by 0.6 %",
    fires: "claims 50000000, accepted 12086714 mozt", silent: "no claims; no accepted gold (C01)",
    clears: "nothing to clear: the figures are for the reader", isNote: true)

  func findings(in figures: Figures) -> [Finding] {
    guard figures.claims > 0, figures.fineAccepted > 0 else { return [] }
    let (excluded, more) = figures.fineListed.subtractingReportingOverflow(figures.fineAccepted)
    var values = [
      "listed-mozt": "\(figures.fineListed)", "accepted-mozt": "\(figures.fineAccepted)",
      "excluded-mozt": more ? "0" : "\(excluded)",
      "break-even-micro-usd": figures.breakEvenPrice.map { "\($0)" } ?? "no price would do",
    ]
    for fall in [5, 10, 20] as [UInt128] {
      values["coverage-minus-\(fall)-ppm"] =
        figures.coverage(afterFallOf: fall).map { "\($0)" } ?? "beyond all bounds"
    }
    return [Finding(text, subject: .reserve, values: values)]
  }
}

extension Figures {
  /// The coverage at the price less `percent`, rounded down to a micro-dollar; nil without claims
  /// or above 128 bits. A price of less than a micro-dollar values gold at nothing.
  fileprivate func coverage(afterFallOf percent: UInt128) -> UInt128? {
    let lower = Valuation(
      price: valuation.price * (100 - percent) / 100, haircut: valuation.haircut,
      decimals: valuation.decimals)
    let reserve = lower?.reserve(milliOunces: fineAccepted) ?? 0
    return Valuation.coverage(reserve: reserve, claims: claims)
  }
}
