import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// One rule in the form of an agreed-upon procedure: what was done, over what, and what came out.
struct Procedure {
  let text: RuleText
  let conclusion: Conclusion

  /// The rule's findings.
  var exceptions: [Finding] { conclusion.findings.filter { $0.rule == text.id } }

  /// What was looked at. A rule's first letter names its family.
  var population: String {
    switch text.id.first {
    case "F", "T": FigureText.count(conclusion.examination.evidence.lists.count, "list")
    case "K":
      FigureText.count(conclusion.statement.liabilities.count, "holder") + ", "
        + FigureText.count(Set(conclusion.statement.supply.map(\.chain)).count, "chain")
    case "C": "the reserve and the claims"
    default:
      FigureText.count(conclusion.examination.outcomes.count, "bar") + " in "
        + FigureText.count(conclusion.examination.evidence.lists.count, "list")
    }
  }

  /// What came out, as a fact.
  var finding: String {
    if let missing = MissingInput.all(of: conclusion).first(where: { $0.rule == text.id }) {
      let rest = exceptions.isEmpty ? "" : " In what was given: \(exceptionText)."
      return "Not performed in full: \(missing.text) was not given.\(rest)"
    }
    switch text.id {
    case "C02": return reserveText
    case "C03": return bufferText
    case "K02": return supplyText
    default: return exceptions.isEmpty ? "No exception." : "\(exceptionText)."
    }
  }

  private var exceptionText: String {
    let severities = Severity.allCases.compactMap { severity in
      let count = exceptions.count { $0.severity == severity }
      return count == 0 ? nil : "\(FigureText.count(count)) \(severity.rawValue)"
    }.joined(separator: ", ")
    let excluded = conclusion.examination.outcomes.filter { $0.reasons.contains(text.id) }
    let ounces = FigureText.ounces(Holdings(excluded).fineListed)
    return FigureText.count(exceptions.count, "exception") + ": " + severities
      + (excluded.isEmpty
        ? ""
        : "; \(FigureText.count(excluded.count, "row")) of \(ounces) ozt listed not accepted")
  }

  private var reserveText: String {
    let standing = Standing(conclusion.figures)
    let order = standing.isShort ? "below" : "above"
    return "The reserve is \(conclusion.dollars(standing.reserve)), the claims are "
      + "\(conclusion.amount(standing.claims)): "
      + (standing.difference == 0
        ? "they are equal."
        : "the reserve is \(order) them by \(conclusion.dollars(standing.difference)).")
  }

  private var bufferText: String {
    guard let coverage = conclusion.figures.coverage else {
      return "There are no claims, so there is no coverage to compare."
    }
    let wanted = 1_000_000 + UInt128(conclusion.figures.buffer) * 100
    return
      "Coverage is \(FigureText.count(coverage)) ppm; \(FigureText.count(wanted)) ppm is wanted."
  }

  private var supplyText: String {
    let total = conclusion.statement.liabilities.sum
    let supply = conclusion.statement.supply.redeemable.map(conclusion.amount)
    return "The balances add up to \(conclusion.amount(total)); the redeemable supply is "
      + "\(supply ?? "beyond 128 bits")."
  }
}
