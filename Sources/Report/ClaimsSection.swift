import Audit
import Disclosure
import MerkleSum
import Notation

/// What is owed, and how it ties to the tokens in existence.
struct ClaimsSection: Section {
  let conclusion: Conclusion

  let title = "Claims"
  let anchor = "claims"

  private var statement: Statement { conclusion.statement }

  var content: Markup {
    let total = statement.liabilities.sum
    let money = conclusion.denomination(
      showing: [total, statement.otherClaims, conclusion.figures.claims])
    let symbol = statement.asset.symbol
    return Markup([
      Table(
        caption: "What is owed, in \(symbol)",
        columns: [.text("Claim"), .figure("Accounts"), .figure("Amount, \(symbol)")],
        rows: [
          Table.Row(
            "Holders", "\(FigureText.count(statement.liabilities.count))", "\(money.text(total))"),
          Table.Row(
            "Other claims (redeemed, not yet delivered)", "",
            "\(money.text(statement.otherClaims))"),
          Table.Row("Claims", "", "\(money.text(conclusion.figures.claims))", isTotal: true),
        ]
      ).markup,
      statement.supply.isEmpty ? .empty : supply,
      tag("p", ["class": "tie"]) { tie },
      RedemptionClasses(conclusion: conclusion).markup,
    ])
  }

  private var supply: Markup {
    let lines = statement.supply
    let money = conclusion.denomination(
      showing: lines.flatMap { [$0.total, $0.nonRedeemable, $0.total - $0.nonRedeemable] })
    var rows = lines.map { line in
      Table.Row(
        .code("\(line.chain)"),
        Markup([
          .code(line.contract), tag("br"),
          tag("span", ["class": "small"]) {
            "block \(FigureText.count(line.block)) of \("\(line.time)")"
            tag("br")
            Markup.code(line.blockHash)
          },
        ]),
        "\(money.text(line.total))", "\(money.text(line.nonRedeemable))",
        "\(money.text(line.total - line.nonRedeemable))")
    }
    if lines.count > 1, let redeemable = lines.redeemable {
      rows.append(
        Table.Row("All chains", "", "", "", "\(money.text(redeemable))", isTotal: true))
    }
    return Table(
      caption: "Tokens in existence, in \(statement.asset.symbol)",
      columns: [
        .text("Chain"), .text("Contract and block"), .figure("Total"), .figure("Non-redeemable"),
        .figure("Redeemable"),
      ], rows: rows
    ).markup
  }

  private var tie: Markup {
    guard !statement.supply.isEmpty else {
      return "No token supply was given, so the holders' total is tied to nothing (rule K02)."
    }
    guard let redeemable = statement.supply.redeemable else {
      return "The supply is beyond 128 bits, so it is not the holders' total (rule K02)."
    }
    let total = statement.liabilities.sum
    if redeemable == total {
      return """
        The holders' total and the redeemable supply are both \(conclusion.amount(total)); \
        the difference is 0 (rule K02).
        """
    }
    let difference = redeemable > total ? redeemable - total : total - redeemable
    return """
      The holders' total is \(redeemable > total ? "below" : "above") the redeemable supply of \
      \(conclusion.amount(redeemable)) by \(conclusion.amount(difference)) (rule K02).
      """
  }
}
