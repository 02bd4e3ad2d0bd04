import Diagnostics

/// G01: written decisions are told.
struct DispositionsTold: ResultRule {
  let text = RuleText(
    id: "G01", severity: .information, title: "written decisions on findings",
    test: "dispositions = 0; each one is printed with who, when and the SHA-256 of its evidence",
    source: "ISRS 4400 (agreed-upon procedures): exceptions are reported, whatever was decided",
    fires: "three findings have a written disposition", silent: "no finding has one",
    clears: "nothing to clear", isNote: true)

  func findings(in figures: Figures) -> [Finding] {
    let decisions = figures.decisions
    guard decisions.count > 0 else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: [
          "dispositions": "\(decisions.count)", "restored-bars": "\(decisions.restoredBars)",
          "restored-mozt": "\(decisions.restoredFine)",
        ])
    ]
  }
}
