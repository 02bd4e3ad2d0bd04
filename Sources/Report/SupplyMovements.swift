import Audit
import Disclosure
import Notation

/// What the supply on each chain did since the previous audit, where that was said (rule K04).
struct SupplyMovements {
  let conclusion: Conclusion
  let then: Statement

  var markup: Markup {
    let moved = (conclusion.examination.evidence.claims?.details ?? []).compactMap(line)
    guard !moved.isEmpty else { return .empty }
    let money = conclusion.denomination(showing: moved.flatMap(\.amounts))
    return Table(
      caption:
        "Tokens in existence since the previous audit, in \(conclusion.engagement.asset.symbol)",
      columns: [
        .text("Chain"), .figure("Opening"), .figure("Issued"), .figure("Redeemed"),
        .figure("Destroyed"), .figure("Closing"), .text("Opening and movements"),
      ],
      rows: moved.map { line in
        Table.Row(
          cells: [.code(line.chain)] + line.amounts.map { "\(money.text($0))" } + [
            line.ties ? "lead to the closing figure" : "do not lead to the closing figure"
          ])
      }
    ).markup
  }

  private struct Line {
    var chain: String
    /// Opening, issued, redeemed, destroyed, closing.
    var amounts: [UInt128]

    var ties: Bool {
      let (up, tooMuch) = amounts[0].addingReportingOverflow(amounts[1])
      let (out, wrapped) = amounts[2].addingReportingOverflow(amounts[3])
      let (closing, negative) = up.subtractingReportingOverflow(out)
      return !tooMuch && !wrapped && !negative && closing == amounts[4]
    }
  }

  private func line(_ detail: Engagement.SupplyDetail) -> Line? {
    guard let movement = detail.movement,
      let closing = conclusion.statement.supply.total(on: detail)
    else { return nil }
    // A contract that is new begins at nothing.
    return Line(
      chain: detail.chain,
      amounts: [
        then.supply.total(on: detail) ?? 0, movement.issued, movement.redeemed,
        movement.destroyed, closing,
      ])
  }
}

extension [Statement.Supply] {
  /// The line of a contract.
  func line(of detail: Engagement.SupplyDetail) -> Statement.Supply? {
    first { $0.chain == detail.chain && $0.contract == detail.contract }
  }

  fileprivate func total(on detail: Engagement.SupplyDetail) -> UInt128? {
    line(of: detail)?.total
  }
}
