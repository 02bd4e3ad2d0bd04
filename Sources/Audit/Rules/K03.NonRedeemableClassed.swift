import Diagnostics
import Disclosure

/// K03: tokens that nobody can redeem are told one by one.
struct NonRedeemableClassed: EvidenceRule {
  let text = RuleText(
    id: "K03", severity: .warning, title: "non-redeemable tokens are listed by kind and class",
    test: "sum of the amounts of a contract's classes = its non-redeemable, exactly",
    source: "AICPA 2025 criteria: temporarily and permanently non-redeemable tokens are told apart",
    fires: "treasury 400 and bridge 99, non-redeemable 500",
    silent: "treasury 400 and bridge 100, non-redeemable 500; an empty list and 0",
    clears: "a complete list of treasury, bridge, escrow, blacklisted, time-locked and test tokens")

  func missing(from evidence: Evidence) -> [String] {
    guard let claims = evidence.claims, !claims.supply.isEmpty else { return [.tokenSupply] }
    return claims.supply.filter { claims.detail(of: $0)?.classes == nil }
      .map { "classes of the non-redeemable tokens on \($0.chain)" }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let claims = evidence.claims else { return [] }
    return claims.supply.compactMap { line in
      guard let classes = claims.detail(of: line)?.classes else { return nil }
      let sum = UInt128.sum(classes.map(\.amount))
      guard sum != line.nonRedeemable else { return nil }
      return Finding(
        text, subject: line.subject,
        values: [
          "classes": "\(classes.count)", "classes-total": sum.map { "\($0)" } ?? "above 128 bits",
          "non-redeemable": "\(line.nonRedeemable)",
        ])
    }
  }
}

extension UInt128 {
  /// The sum; nil above 128 bits.
  static func sum(_ terms: [UInt128]) -> UInt128? {
    terms.reduce(0) { sum, term in
      guard let (next, overflow) = sum?.addingReportingOverflow(term), !overflow else {
        return nil
      }
      return next
    }
  }
}
