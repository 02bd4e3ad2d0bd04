import Diagnostics
import Disclosure

/// K02: every token is some holder's.
struct SupplyTies: EvidenceRule {
  let text = RuleText(
    id: "K02", severity: .blocking, title: "the holders' total is the token supply",
    test: "sum of all balances = sum over all chains of (total - non-redeemable), exactly",
    source: "a holder who was left out would make the total smaller than the supply",
    fires: "balances add up to 49999999.999999, the supply is 50000000",
    silent: "both are 50000000",
    clears: "the complete holder list at the named blocks, or corrected supply figures")

  func missing(from evidence: Evidence) -> [String] {
    evidence.claims?.supply.isEmpty ?? true ? [.tokenSupply] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let claims = evidence.claims, !claims.supply.isEmpty else { return [] }
    let redeemable = claims.supply.redeemable
    guard redeemable != claims.holdersTotal else { return [] }
    var values = [
      "holders-total": "\(claims.holdersTotal)",
      "supply": redeemable.map { "\($0)" } ?? "above 128 bits",
    ]
    if let redeemable {
      let more = redeemable > claims.holdersTotal
      values[more ? "holders-missing" : "holders-excess"] =
        "\(more ? redeemable - claims.holdersTotal : claims.holdersTotal - redeemable)"
    }
    return [Finding(text, subject: .liabilities, values: values)]
  }
}
