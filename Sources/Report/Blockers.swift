import Audit
import Diagnostics
import Disclosure
import Notation

/// What blocks an audit: findings that nothing lifts, and required rules without their input.
struct Blockers {
  let conclusion: Conclusion

  var markup: Markup {
    tag("div", ["class": "blockers"]) {
      tag("p") {
        tag("b") { "What blocks" }
      }
      tag("ul") {
        for finding in findings { tag("li") { line(of: finding) } }
        for rule in conclusion.statement.missingRules {
          tag("li") {
            tag("a", ["href": "#not-tested"]) { rule }
            ", required and not tested: needs \(needs(of: rule))"
          }
        }
      }
      if hidden > 0 {
        tag("p") { "and \(FigureText.count(hidden, "further finding")), see the table of findings" }
      }
    }
  }

  private static let maximum = 20

  private var blocking: [Finding] { conclusion.findings.filter { $0.severity == .blocking } }
  private var findings: ArraySlice<Finding> { blocking.prefix(Blockers.maximum) }
  private var hidden: Int { blocking.count - findings.count }

  private func line(of finding: Finding) -> Markup {
    let title = RuleCatalogue.text(of: finding.rule)?.title ?? ""
    return Markup([
      tag("a", ["href": "#findings"]) { finding.rule },
      ": it does not hold that \(title); ",
      ComparedValues(finding, in: conclusion).markup,
      "; cleared by \(finding.clears)",
    ])
  }

  private func needs(of rule: String) -> String {
    MissingInput.all(of: conclusion).first { $0.rule == rule }?.text ?? "its input"
  }
}
