import Audit
import Disclosure
import Notation

/// The rules that lacked their input.
struct NotTestedSection: Section {
  let conclusion: Conclusion

  let title = "Not tested"
  let anchor = "not-tested"

  var content: Markup {
    let missing = MissingInput.all(of: conclusion)
    let tested = FigureText.count(conclusion.statement.rulesTested)
    let all = FigureText.count(RuleCatalogue.all.count)
    return Markup([
      .paragraph("\(tested) of \(all) rules were tested."),
      missing.isEmpty ? .paragraph("No rule is left untested.") : table(missing),
      waivedAndTested.isEmpty
        ? .empty
        : .paragraph(
          "Waived by the engagement's policy and tested all the same: "
            + waivedAndTested.joined(separator: ", ") + "."),
    ])
  }

  private var waivedAndTested: [String] {
    conclusion.statement.waived.filter { !conclusion.statement.notTested.contains($0) }
  }

  private func table(_ missing: [MissingInput]) -> Markup {
    Table(
      caption: "Rules that lack input; what was given was looked at all the same",
      columns: [
        .text("Rule", share: 7), .text("What it tests", share: 30), .text("Needs", share: 38),
        .text("Effect", share: 25),
      ],
      rows: missing.map { rule in
        Table.Row(
          "\(rule.rule)", "\(RuleCatalogue.text(of: rule.rule)?.title ?? "")", "\(rule.text)",
          tag("span", ["class": rule.effect == .blocks ? "severity blocking" : "effect"]) {
            rule.effect.rawValue
          })
      }, isProse: true
    ).markup
  }
}
