import Audit
import Disclosure
import MerkleSum
import Notation

/// The way from the audit before to this one. Of single bars nothing is shown: the lists then may
/// have been private.
struct RollForwardSection: Section {
  let conclusion: Conclusion
  let previous: EarlierAudit

  let title = "Since the previous audit"
  let anchor = "roll-forward"

  private var now: Statement { conclusion.statement }
  private var then: Statement { previous.statement }

  var content: Markup {
    Markup([
      figures,
      .paragraph(
        "Result \(then.snapshot): \(result(then)). Result \(now.snapshot): \(result(now))."),
      bars, SupplyMovements(conclusion: conclusion, then: then).markup,
    ])
  }

  private var figures: Markup {
    let amount = { (value: UInt128?) in
      value.map { FigureText.amount($0, decimals: now.asset.decimals) } ?? "none"
    }
    let lines: [(String, (Statement) -> String)] = [
      ("As of", { "\($0.asOf)" }), ("Holders", { FigureText.count($0.liabilities.count) }),
      ("Holders' total, \(now.asset.symbol)", { amount($0.liabilities.sum) }),
      (
        "Redeemable supply, \(now.asset.symbol)",
        { amount($0.supply.isEmpty ? nil : $0.supply.redeemable) }
      ), ("Claims, \(now.asset.symbol)", { amount($0.claims) }),
      ("Fine gold accepted, ozt", { FigureText.ounces($0.fineAccepted) }),
      ("Price, USD per ozt", { FigureText.price($0.price.microUSD) }),
      ("Reserve, USD", { amount($0.reserve) }),
      ("Coverage", { $0.coverage.map(FigureText.percent) ?? "none" }),
    ]
    return Table(
      caption: "Then and now, by both statements",
      columns: [.text("Figure"), .figure(then.snapshot), .figure(now.snapshot)],
      rows: lines.map { name, text in Table.Row("\(name)", "\(text(then))", "\(text(now))") }
    ).markup
  }

  private var bars: Markup {
    guard let before = previous.bars else {
      return .paragraph(
        "The bars of the previous audit were not given, so no roll-forward by bar is drawn.")
    }
    return Waterfall(RollForward(from: before, to: conclusion.bars), from: then, to: now).markup
  }

  /// A result never stands without what limits it.
  private func result(_ statement: Statement) -> String {
    "\(statement.result.rawValue) (\(FigureText.count(statement.notTested.count, "rule")) "
      + "not tested, \(FigureText.count(statement.findings.undisposed, "finding")) undisposed)"
  }
}
