import Audit
import Bullion
import Diagnostics
import Notation

/// What the rules make of bar lists alone, as a table or as JSON.
struct BarsText {
  private let examination: Examination

  init(_ examination: Examination) { self.examination = examination }

  private var accepted: [Examination.Outcome] {
    examination.outcomes.filter { $0.reasons.isEmpty }
  }

  /// The table for people.
  var table: String {
    var text = ""
    for finding in examination.findings {
      let place = finding.locations.first.map { "\($0): " } ?? ""
      let values = finding.values.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      let title = RuleCatalogue.text(of: finding.rule)?.title ?? ""
      text += "\(place)\(finding.rule) \(finding.severity.rawValue): not so: \(title) (\(values))\n"
    }
    if !text.isEmpty { text += "\n" }
    text += "bars        \(accepted.count) accepted of \(examination.outcomes.count) listed\n"
    text +=
      "fine gold   \(FigureText.ounces(examination.fineAccepted)) ozt accepted of "
      + "\(FigureText.ounces(examination.fineListed)) listed\n"
    text += "not tested  \(notTested)\n"
    return text
  }

  /// One line of JSON; every number is a decimal string.
  var json: String {
    let findings = examination.findings.map(\.json)
    let head = JSONText.object([
      ("bars-listed", "\(examination.outcomes.count)"), ("bars-accepted", "\(accepted.count)"),
      ("listed-mozt", "\(examination.fineListed)"),
      ("accepted-mozt", "\(examination.fineAccepted)"),
      ("not-tested", examination.notTested.map(\.rule).joined(separator: ",")),
    ])
    return head.dropLast() + ",\"findings\":[\(findings.joined(separator: ","))]}\n"
  }

  private var notTested: String {
    let rules = examination.notTested.map(\.rule)
    return rules.isEmpty ? "none" : rules.joined(separator: " ")
  }
}
