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
  let exceptions: [Finding]
  /// The rows that it excludes.
  let excluded: Holdings
  /// What it lacked, if it was not tested.
  let missing: MissingInput?

  /// What came out, as a fact.
  var finding: String {
    if let missing {
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
    let ounces = FigureText.ounces(excluded.fineListed)
    return FigureText.count(exceptions.count, "exception") + ": " + severities
      + (excluded.rows == 0
        ? ""
        : "; \(FigureText.count(excluded.rows, "row")) of \(ounces) ozt listed not accepted")
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
