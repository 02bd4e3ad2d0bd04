import Bullion
import Diagnostics

/// C02: the reserve covers the claims.
struct Covered: ResultRule {
  let text = RuleText(
    id: "C02", severity: .warning, title: "the reserve covers the claims",
    test: "reserve >= claims, in minor units; printed whatever the result",
    source: "the issuer's promise", fires: "reserve 49999999, claims 50000000",
    silent: "reserve 50000000, claims 50000000",
    clears: "further bars, or fewer claims")

  func findings(in figures: Figures) -> [Finding] {
    guard figures.reserve < figures.claims else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: [
          "claims": "\(figures.claims)", "reserve": "\(figures.reserve)",
          "shortfall": "\(figures.claims - figures.reserve)",
          "shortfall-mozt": figures.shortOunces.map { "\($0)" } ?? "beyond all bounds",
        ])
    ]
  }
}
