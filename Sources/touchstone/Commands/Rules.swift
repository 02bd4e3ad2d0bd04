import ArgumentParser
import Audit
import Diagnostics

/// `touchstone rules`.
struct Rules: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the gold rules, or explain one.",
    discussion: """
      Example:
        touchstone rules D02
      """)

  @Argument(help: "A rule's id.")
  var rule: String?

  @Flag(help: "Print the whole catalogue as the text of spec/rules.md.")
  var markdown = false

  func check() throws -> Verdict {
    if markdown {
      try Console.write(RuleDocument.markdown)
      return .affirmed
    }
    guard let rule else {
      try Console.write(
        RuleCatalogue.all.map(\.text)
          .map { "\($0.id)  \($0.severity.rawValue.padded(to: 11))  \($0.title)\n" }.joined())
      return .affirmed
    }
    guard let text = RuleCatalogue.text(of: rule) else {
      throw InputError("no rule '\(rule)'", hint: "'touchstone rules' lists them all")
    }
    try Console.write(
      """
      \(text.id) \(text.severity.rawValue): \(text.title)
        test     \(text.test)
        source   \(text.source)
        fires    \(text.fires)
        silent   \(text.silent)
        clears   \(text.clears)

      """)
    return .affirmed
  }
}
