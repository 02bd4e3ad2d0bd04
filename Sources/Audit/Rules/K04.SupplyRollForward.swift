import Diagnostics
import Disclosure

/// K04: what was issued, redeemed and destroyed leads from the previous supply to this one.
struct SupplyRollForward: EvidenceRule {
  let text = RuleText(
    id: "K04", severity: .warning, title: "issues and redemptions explain the change in supply",
    test: "previous total + issued - redeemed - destroyed = total, for each chain and contract, "
      + "where a new contract begins with 0 and no contract of the previous statement is missing",
    source: "contracts log Issue, Redeem and DestroyedBlackFunds, and change the supply by them "
      + "alone",
    fires: "1000 before, 50 issued, 10 redeemed, 1041 now; a contract of before that is not named",
    silent: "1000 before, 50 issued, 10 redeemed, 1040 now",
    clears: "the complete record of issues, redemptions and destructions since the previous audit")

  func missing(from evidence: Evidence) -> [String] {
    guard let claims = evidence.claims, !claims.supply.isEmpty else { return [.tokenSupply] }
    return (evidence.previous == nil ? ["the previous statement"] : [])
      + claims.supply.filter { claims.detail(of: $0)?.movement == nil }
      .map { "movement of the supply on \($0.chain)" }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let claims = evidence.claims, !claims.supply.isEmpty,
      let before = evidence.previous?.statement.supply
    else { return [] }
    let openings = Dictionary(
      before.map { ($0.subject, $0.total) }, uniquingKeysWith: { first, _ in first })
    let named = Set(claims.supply.map(\.subject))
    let changed = claims.supply.compactMap { line in
      claims.detail(of: line)?.movement.flatMap {
        finding(line, opening: openings[line.subject] ?? 0, movement: $0)
      }
    }
    let gone = before.filter { !named.contains($0.subject) }.map {
      Finding(
        text, subject: $0.subject,
        values: ["contract": "no-longer-named", "opening": "\($0.total)"])
    }
    return changed + gone
  }

  private func finding(
    _ line: Statement.Supply, opening: UInt128, movement: Engagement.SupplyMovement
  ) -> Finding? {
    // Both sides are sums, so that no order of the terms can go below zero.
    let more = UInt128.sum([opening, movement.issued])
    let less = UInt128.sum([line.total, movement.redeemed, movement.destroyed])
    guard more == nil || more != less else { return nil }
    return Finding(
      text, subject: line.subject,
      values: [
        "opening": "\(opening)", "issued": "\(movement.issued)",
        "redeemed": "\(movement.redeemed)", "destroyed": "\(movement.destroyed)",
        "closing": "\(line.total)",
      ])
  }
}
