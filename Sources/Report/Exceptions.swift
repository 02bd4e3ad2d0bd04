import Audit
import Diagnostics
import Notation

/// The findings by rule, counted once for all parts of the report.
struct Exceptions {
  private let findings: [String: [Finding]]
  private let excluded: [String: Holdings]

  init(_ conclusion: Conclusion) {
    findings = Dictionary(grouping: conclusion.findings, by: \.rule)
    var rows: [String: [Examination.Outcome]] = [:]
    for outcome in conclusion.examination.outcomes {
      for rule in outcome.reasons { rows[rule, default: []].append(outcome) }
    }
    excluded = rows.mapValues { Holdings($0) }
  }

  /// The findings of a rule.
  func of(_ rule: String) -> [Finding] { findings[rule] ?? [] }

  /// The rows that a rule excludes; they may be excluded by others too.
  func excluded(by rule: String) -> Holdings { excluded[rule] ?? Holdings() }
}

/// Exceptions by rule: what should hold, over what population, how often it does not, and how many
/// of these have a written disposition.
struct ExceptionTable {
  let conclusion: Conclusion

  var markup: Markup {
    let exceptions = Exceptions(conclusion)
    let rows = Severity.allCases.flatMap { severity in
      RuleCatalogue.all.map(\.text).compactMap { text -> Table.Row? in
        let findings = exceptions.of(text.id).filter { $0.severity == severity }
        return findings.isEmpty ? nil : row(text, severity, findings)
      }
    }
    return Table(
      caption: "Exceptions by rule, the most severe first",
      columns: [
        .text("Rule", share: 8), .text("Severity", share: 12),
        .text("What should hold", share: 34), .text("Population", share: 20),
        .text("Exceptions", share: 12), .text("Disposed", share: 14),
      ], rows: rows, id: "exceptions", isProse: true
    ).markup
  }

  private func row(_ text: RuleText, _ severity: Severity, _ findings: [Finding]) -> Table.Row {
    let disposed = findings.count { $0.disposition != nil }
    return Table.Row(
      "\(text.id)", tag("span", ["class": "severity \(severity.rawValue)"]) { severity.rawValue },
      "\(text.title)", "\(Population(of: text.id, in: conclusion).text)",
      "\(FigureText.count(findings.count))",
      severity == .information && disposed == 0
        ? "none needed" : "\(FigureText.count(disposed)) of \(FigureText.count(findings.count))")
  }
}
