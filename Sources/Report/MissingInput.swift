import Audit
import Disclosure

/// A rule that was not tested, what it lacks, and what that does.
struct MissingInput {
  /// What an untested rule does to the result.
  enum Effect: String {
    /// It is required and was not released.
    case blocks = "blocks: the rule is required"
    /// It is required, and the engagement released it.
    case waived = "waived by the engagement's policy"
    /// It is not required.
    case none = "does not block"
  }

  /// The rule's id.
  let rule: String
  /// What it lacks.
  let needs: [String]
  /// What that does.
  let effect: Effect

  /// The needs in one line.
  var text: String { needs.joined(separator: "; ") }

  /// All rules that were not tested.
  static func all(of conclusion: Conclusion) -> [MissingInput] {
    let isPublic = conclusion.engagement.barsArePublic
    return conclusion.examination.notTested.map { rule in
      let needs = isPublic ? rule.needs : distinct(rule.needs.map(withoutFileName))
      // Whatever the order of the lists.
      return MissingInput(
        rule: rule.rule, needs: needs.sorted(), effect: effect(of: rule.rule, conclusion))
    }
  }

  private static func effect(of rule: String, _ conclusion: Conclusion) -> Effect {
    if conclusion.statement.missingRules.contains(rule) { return .blocks }
    return conclusion.statement.waived.contains(rule) ? .waived : .none
  }

  /// What a need says before the quoted name of a file: other quoted words are no names.
  private static let namedFiles = [" of the bar list", " of the holder file"]

  /// A need without the quoted name of a private list's file.
  static func withoutFileName(_ need: String) -> String {
    for kind in namedFiles {
      if let name = need.firstRange(of: kind + " '") {
        return need[..<name.lowerBound] + kind
      }
    }
    return need
  }

  private static func distinct(_ texts: [String]) -> [String] {
    texts.enumerated().filter { texts[..<$0.offset].contains($0.element) == false }.map(\.element)
  }
}
