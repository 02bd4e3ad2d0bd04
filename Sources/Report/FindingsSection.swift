import Audit
import Diagnostics
import Disclosure
import Notation

/// All findings, the most severe first, with filters that need a script and a table that does not.
struct FindingsSection: Section {
  let conclusion: Conclusion

  let title = "Findings"
  let anchor = "findings"

  private var findings: [Finding] { conclusion.findings }

  var content: Markup {
    let counts = conclusion.statement.findings
    return Markup([
      tag("p") {
        "\(FigureText.count(counts.blocking)) blocking, \(FigureText.count(counts.excluding)) "
        "excluding, \(FigureText.count(counts.warning)) warning, "
        "\(FigureText.count(counts.information)) information; "
        tag("b") { "\(FigureText.count(counts.undisposed)) undisposed" }
        ". Blocking stops the audit; excluding takes a bar out of the accepted ounces; a warning "
        "asks for a written disposition; information asks for nothing."
      },
      findings.isEmpty
        ? .paragraph("There are no findings.")
        : Markup([
          ExceptionTable(conclusion: conclusion).markup, filters, table,
        ]),
    ])
  }

  private var shown: ArraySlice<Finding> { findings.prefix(Table.maximumRows) }

  private var filters: Markup {
    let severities = Severity.allCases.filter { severity in
      shown.contains { $0.severity == severity }
    }
    return tag("div", ["id": "filters", "class": "filters", "hidden": "hidden"]) {
      choice("severity", "Severity", severities.map(\.rawValue))
      choice("rule", "Rule", Set(shown.map(\.rule)).sorted())
      tag("button", ["type": "button", "id": "filter-reset"]) { "Show all" }
      tag("output", ["id": "filter-count", "aria-live": "polite"])
    }
  }

  private func choice(_ name: String, _ label: String, _ values: [String]) -> Markup {
    tag("label", ["for": "filter-\(name)"]) {
      label
      " "
      tag("select", ["id": "filter-\(name)"]) {
        tag("option", ["value": ""]) { "all" }
        for value in values { tag("option", ["value": value]) { value } }
      }
    }
  }

  private var table: Markup {
    let more = findings.count > shown.count
    return Table(
      caption: more
        ? "The first \(FigureText.count(shown.count)) of \(FigureText.count(findings.count)) "
          + "findings, the most severe first; all are in findings.json"
        : "\(FigureText.count(findings.count, "finding")), the same as in findings.json",
      columns: [
        .text("Finding", share: 15), .text("Severity", share: 10), .text("Rule", share: 16),
        .text("Subject", share: 20), .text("Compared values", share: 16),
        .text("What clears it", share: 13), .text("Disposition", share: 10),
      ], rows: shown.map(row), id: "findings-table", isProse: true
    ).markup
  }

  private func row(of finding: Finding) -> Table.Row {
    let subject = conclusion.publishedSubject(of: finding)
    return Table.Row(
      cells: [
        .code(PublishedFinding.id(rule: finding.rule, subject: subject)),
        tag("span", ["class": "severity \(finding.severity.rawValue)"]) {
          finding.severity.rawValue
        },
        Markup([
          tag("b") { finding.rule }, " \(RuleCatalogue.text(of: finding.rule)?.title ?? "")",
        ]),
        Markup([.code(subject), barName(of: finding)]),
        ComparedValues(finding, in: conclusion).markup,
        "\(finding.clears)",
        disposition(of: finding),
      ], severity: finding.severity.rawValue, rule: finding.rule)
  }

  private func disposition(of finding: Finding) -> Markup {
    guard let decision = finding.disposition else {
      return finding.severity == .information ? "none needed" : "none: undisposed"
    }
    return Markup([
      tag("b") { decision.decision.rawValue }, " by ", .verbatim(decision.by),
      ", \(decision.date)",
    ])
  }

  /// A bar's own name, which is published only with the bars.
  private func barName(of finding: Finding) -> Markup {
    guard conclusion.engagement.barsArePublic, case .bar(let id) = finding.subject else {
      return .empty
    }
    return Markup([" ", tag("span", ["class": "bar-id verbatim"]) { id }])
  }
}
