import Audit
import Diagnostics

extension WorkPaper {
  /// Every rule that lacked its input, what it lacks, and what that does to the result.
  static func notTested(of conclusion: Conclusion) -> WorkPaper {
    WorkPaper(
      "not-tested.csv", columns: ["rule", "severity", "what_should_hold", "needs", "effect"],
      rows: MissingInput.all(of: conclusion).map { missing in
        let text = RuleCatalogue.text(of: missing.rule)
        return [
          missing.rule, text?.severity.rawValue ?? "", text?.title ?? "", missing.text,
          missing.effect.rawValue,
        ]
      })
  }
}
