import Audit
import Disclosure
import Notation

/// The tokens of each chain in the three classes of the AICPA's criteria, and what they mean.
struct RedemptionClasses {
  let conclusion: Conclusion

  var markup: Markup {
    let lines = conclusion.statement.supply
    guard !lines.isEmpty else { return .empty }
    let shares = lines.flatMap(shares)
    let money = conclusion.denomination(showing: shares.map(\.amount))
    return Markup([
      tag("h3") { "Which tokens are claims" },
      .paragraph(
        """
        The AICPA's 2025 criteria for reporting on stablecoins part the tokens in existence into three \
        classes; they are written for tokens backed by money and are used here by analogy. \
        Redeemable tokens can be handed in by who holds them. Temporarily non-redeemable ones are \
        locked for a time, or restricted until somebody acts. Permanently non-redeemable ones were \
        made for tests or are frozen for good. Only redeemable tokens are claims on the gold: their \
        sum over all chains is what the holders' balances must add up to (rule K02). The amounts and \
        their classes are inputs (rule K03).
        """),
      Table(
        caption: "Tokens by class, in \(conclusion.engagement.asset.symbol)",
        columns: [
          .text("Chain"), .text("Class"), .text("What they are"), .figure("Amount"),
        ],
        rows: shares.map { share in
          Table.Row(
            .code(share.chain), "\(share.name)", "\(share.what)", "\(money.text(share.amount))")
        }
      ).markup,
    ])
  }

  private struct Share {
    var chain: String
    var name: String
    var what: String
    var amount: UInt128
  }

  private func shares(of line: Statement.Supply) -> [Share] {
    let details = conclusion.examination.evidence.claims?.details ?? []
    let classes =
      details.first { $0.chain == line.chain && $0.contract == line.contract }?.classes ?? []
    var rest = line.nonRedeemable
    var isMore = false
    var shares = [
      Share(
        chain: line.chain, name: "redeemable", what: "held by holders",
        amount: line.total - line.nonRedeemable)
    ]
    for redemption in Engagement.RedemptionClass.allCases {
      for tokens in classes where tokens.redemption == redemption {
        shares.append(
          Share(
            chain: line.chain, name: "\(redemption.rawValue) non-redeemable",
            what: words(for: tokens.kind), amount: tokens.amount))
        isMore = isMore || tokens.amount > rest
        rest -= min(rest, tokens.amount)
      }
    }
    if rest > 0 {
      shares.append(
        Share(chain: line.chain, name: "non-redeemable", what: "not classed", amount: rest))
    }
    if isMore {
      shares.append(
        Share(
          chain: line.chain, name: "non-redeemable",
          what: "in all by the chain's line, which is less than the classes add up to",
          amount: line.nonRedeemable))
    }
    return shares
  }

  private func words(for kind: Engagement.NonRedeemable.Kind) -> String {
    switch kind {
    case .treasury: "the issuer's own, not sold"
    case .bridge: "locked while they circulate on another chain"
    case .escrow: "held for a settlement"
    case .blacklisted: "on a blocked address"
    case .timeLocked: "locked until a date"
    case .test: "made for tests"
    }
  }
}
