public import Bullion
import MerkleSum

/// The figures that follow from the others.
extension Statement {
  /// Liabilities and other claims together, in minor units; nil above 128 bits.
  public var claims: UInt128? {
    let (sum, overflow) = liabilities.sum.addingReportingOverflow(otherClaims)
    return overflow ? nil : sum
  }

  /// How gold is valued here; nil when price, haircut or decimals are out of their bounds.
  public var valuation: Valuation? {
    Valuation(price: price.microUSD, haircut: UInt128(haircut), decimals: asset.decimals)
  }

  /// The value of the accepted gold, in minor units; nil when a figure is out of its bounds.
  public var reserve: UInt128? {
    guard fineAccepted <= Valuation.maximumMilliOunces else { return nil }
    return valuation?.reserve(milliOunces: fineAccepted)
  }

  /// The claims and the buffer on top, in minor units; nil above 128 bits.
  public var required: UInt128? {
    claims.flatMap { Valuation.required(claims: $0, buffer: UInt128(buffer)) }
  }

  /// Parts per million of the claims that the reserve covers; nil without claims.
  public var coverage: UInt128? {
    guard let reserve, let claims else { return nil }
    return Valuation.coverage(reserve: reserve, claims: claims)
  }

  /// Required rules that were neither tested nor waived: each one blocks.
  public var missingRules: [String] {
    notTested.filter { Statement.requiredRules.contains($0) && !waived.contains($0) }
  }

  /// Blocked, else shortfall, else covered. The buffer does not change it.
  public var result: Result {
    if findings.blocking > 0 || !missingRules.isEmpty { return .blocked }
    guard let reserve, let claims, reserve >= claims else { return .shortfall }
    return .covered
  }

}

extension Sequence<Statement.Supply> {
  /// The sum of (total - non-redeemable) over all chains, in minor units; nil when one is negative
  /// or the sum does not fit 128 bits.
  public var redeemable: UInt128? {
    reduce(0) { sum, line in
      guard let sum, line.nonRedeemable <= line.total else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(line.total - line.nonRedeemable)
      return overflow ? nil : next
    }
  }
}
