import Diagnostics
import Disclosure

/// The catalogue of rules as a page of the specification, made from the rules themselves.
public enum RuleDocument {
  /// The text of `spec/rules.md`.
  public static var markdown: String {
    var text = """
      # Rules: touchstone-gold/1

      This page is made from the rules' own source by `touchstone rules --markdown`; a test keeps
      it current. All tests are in integers: weights in thousandths of a troy ounce (mozt) or mg,
      fineness in parts per million, amounts in the asset's minor units.

      A rule whose input was not given is *not tested*, which is printed and counted; it never
      passes silently. \(Statement.requiredRules.sorted().joined(separator: ", ")) are required:
      untested and not waived, they block.

      | severity | meaning |
      |---|---|
      | blocking | the result is `blocked` |
      | excluding | the bar is left out of the accepted ounces |
      | warning | asks for a written disposition; changes no figure |
      | information | asks for nothing |

      A finding's `values` are numbers, dates, hashes or words of a fixed vocabulary; text of a
      bar list never stands in them.

      """
    for rule in RuleCatalogue.all.map(\.text) {
      text += """

        ## \(rule.id) \(rule.title)

        - severity: \(rule.severity.rawValue)
        - test: \(rule.test)
        - source: \(rule.source)
        - fires: \(rule.fires)
        - silent: \(rule.silent)
        - cleared by: \(rule.clears)

        """
    }
    return text
  }
}
