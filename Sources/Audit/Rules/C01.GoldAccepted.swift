import Bullion
import Diagnostics

/// C01: there is gold to compare the claims with.
struct GoldAccepted: ResultRule {
  let text = RuleText(
    id: "C01", severity: .blocking, title: "some gold is accepted",
    test: "accepted mozt > 0: without it there is no figure to compare with the claims; that "
      + "claims and a price are given is demanded by the engagement's grammar",
    source: "a result needs accepted ounces, claims and a price",
    fires: "every bar is excluded", silent: "one bar is accepted",
    clears: "a list with a bar that no rule excludes")

  func findings(in figures: Figures) -> [Finding] {
    guard figures.fineAccepted == 0 else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: ["accepted-mozt": "0", "listed-mozt": "\(figures.fineListed)"])
    ]
  }
}
