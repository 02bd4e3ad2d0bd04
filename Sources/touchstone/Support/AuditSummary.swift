import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation

/// What an audit says on the terminal: enough to act on, and where the rest is.
struct AuditSummary {
  private let conclusion: Conclusion
  private let folder: AuditFolder

  init(_ conclusion: Conclusion, folder: AuditFolder) {
    self.conclusion = conclusion
    self.folder = folder
  }

  private var statement: Statement { conclusion.statement }
  private var figures: Figures { conclusion.figures }

  /// The summary for people.
  var text: String {
    var rows: [(String, String)] = [
      ("result", statement.resultText),
      (
        "claims",
        "\(amount(figures.claims)) \(statement.asset.symbol): \(FigureText.count(statement.liabilities.count)) "
          + "holders \(amount(statement.liabilities.sum)), other claims "
          + amount(statement.otherClaims)
      ),
      (
        "reserve",
        "\(amount(figures.reserve)) USD: \(FigureText.ounces(figures.fineAccepted)) ozt accepted of "
          + "\(FigureText.ounces(figures.fineListed)) listed, at \(FigureText.price(figures.valuation.price)) "
          + "USD/ozt, haircut \(statement.haircut) bp"
      ),
      ("bars", "\(statement.barsAccepted) accepted of \(statement.barsListed) listed"),
      ("coverage", figures.coverage.map(FigureText.percent(_:)) ?? "none: no claims"),
      difference,
      ("break-even", breakEven),
      (
        "findings",
        "\(statement.findings.blocking) blocking, \(statement.findings.excluding) excluding, "
          + "\(statement.findings.warning) warning, \(statement.findings.information) information"
      ),
    ]
    rows += findingRows
    rows += notTestedRows
    rows += [
      ("statement", folder.file(AuditFolder.statement)),
      ("", "sha256 " + Hex.encode(SHA256.hash(conclusion.statementText).bytes)),
      ("report", folder.file(AuditFolder.report)),
      ("details", folder.file(AuditFolder.findingsDetail)),
    ]
    let head = "\(statement.issuer)  \(statement.snapshot)  as of \(statement.asOf)\n\n"
    return head
      + rows.map { label, value in
        label + String(repeating: " ", count: max(1, 13 - label.utf8.count)) + value + "\n"
      }.joined()
  }

  /// The summary for machines: one line, every number a decimal string.
  var json: String {
    let isShort = figures.reserve < figures.claims
    var members: [(String, String)] = [
      // The result never stands without these two beside it.
      ("result", statement.result.rawValue),
      ("not-tested", statement.notTested.joined(separator: ",")),
      ("undisposed", "\(statement.findings.undisposed)"),
      ("issuer", statement.issuer),
      ("snapshot", statement.snapshot),
      ("holders", "\(statement.liabilities.count)"),
      ("liabilities", "\(statement.liabilities.sum)"),
      ("other-claims", "\(statement.otherClaims)"),
      ("claims", "\(figures.claims)"),
      ("reserve", "\(figures.reserve)"),
      ("coverage-ppm", figures.coverage.map { "\($0)" } ?? "none"),
      ("excess", isShort ? "0" : "\(figures.reserve - figures.claims)"),
      ("shortfall", isShort ? "\(figures.claims - figures.reserve)" : "0"),
      ("excess-mozt", isShort ? "0" : "\(figures.excessOunces)"),
      ("shortfall-mozt", figures.shortOunces.map { "\($0)" } ?? "none"),
      ("break-even-micro-usd", figures.breakEvenPrice.map { "\($0)" } ?? "none"),
      ("bars-listed", "\(statement.barsListed)"),
      ("bars-accepted", "\(statement.barsAccepted)"),
      ("listed-mozt", "\(figures.fineListed)"),
      ("accepted-mozt", "\(figures.fineAccepted)"),
      ("blocking", "\(statement.findings.blocking)"),
      ("excluding", "\(statement.findings.excluding)"),
      ("warning", "\(statement.findings.warning)"),
      ("information", "\(statement.findings.information)"),
    ]
    members += [
      ("waived", statement.waived.joined(separator: ",")),
      ("liabilities-root", Hex.encode(statement.liabilities.hash.bytes)),
      ("inventory-root", statement.inventory.map { Hex.encode($0.hash.bytes) } ?? "none"),
      ("statement", folder.file(AuditFolder.statement)),
      ("statement-sha256", Hex.encode(SHA256.hash(conclusion.statementText).bytes)),
      ("report", folder.file(AuditFolder.report)),
    ]
    return JSONText.object(members.map { (key: $0.0, value: $0.1) }) + "\n"
  }

  private func amount(_ value: UInt128) -> String {
    FigureText.amount(value, decimals: statement.asset.decimals)
  }

  private var difference: (String, String) {
    guard figures.reserve < figures.claims else {
      return (
        "excess",
        "\(amount(figures.reserve - figures.claims)) USD = "
          + "\(FigureText.ounces(figures.excessOunces)) ozt"
      )
    }
    let ounces =
      figures.shortOunces.map { FigureText.ounces($0) + " ozt" } ?? "more than can be valued"
    return ("shortfall", "\(amount(figures.claims - figures.reserve)) USD = \(ounces)")
  }

  private var breakEven: String {
    guard let price = figures.breakEvenPrice else { return "none: no price covers the claims" }
    return "\(FigureText.price(price)) USD/ozt"
  }

  /// One line for each rule that found something.
  private var findingRows: [(String, String)] {
    let groups = Dictionary(grouping: conclusion.findings) { [$0.severity.rawValue, $0.rule] }
    return groups.values.sorted { ($0[0].severity, $0[0].rule) < ($1[0].severity, $1[0].rule) }
      .map { findings in
        let finding = findings[0]
        let text = RuleCatalogue.text(of: finding.rule)
        let isNote = text?.isNote == true && finding.severity == text?.severity
        let head = "\(finding.rule) \(finding.severity.rawValue) x\(findings.count)"
        return ("", "\(head)\(isNote ? ":" : ", not so:") \(text?.title ?? "")")
      }
  }

  private var notTestedRows: [(String, String)] {
    let missing = Set(statement.missingRules)
    let rows = conclusion.examination.notTested.map { rule in
      let mark =
        missing.contains(rule.rule)
        ? " (required: this blocks)" : statement.waived.contains(rule.rule) ? " (waived)" : ""
      return "\(rule.rule) needs \(rule.needs.joined(separator: ", "))\(mark)"
    }
    return rows.isEmpty
      ? [("not tested", "none")]
      : rows.enumerated().map { ($0.offset == 0 ? "not tested" : "", $0.element) }
  }
}
