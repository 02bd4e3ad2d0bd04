public import Bullion
public import Disclosure

/// The figures of an audit once it is known which bars count.
public struct Figures: Hashable, Sendable {
  /// The token.
  public var asset: Statement.Asset
  /// Liabilities and other claims, in minor units.
  public var claims: UInt128
  /// Fine gold as listed, in 0.001 ozt.
  public var fineListed: UInt128
  /// Fine gold that counts, in 0.001 ozt.
  public var fineAccepted: UInt128
  /// How gold is valued.
  public var valuation: Valuation
  /// Wanted on top of the claims, in basis points.
  public var buffer: UInt64
  /// What written decisions did.
  public var decisions = Decisions()

  /// What the written decisions of an audit amount to.
  public struct Decisions: Hashable, Sendable {
    /// The number of decisions.
    public var count = 0
    /// Bars that count although a rule excludes them.
    public var restoredBars = 0
    /// Their accepted fine weight, in 0.001 ozt.
    public var restoredFine: UInt128 = 0
  }
  /// What all insurances of the bars pay at most, in micro-USD; nil when no sum is known.
  public var sumInsured: UInt128?

  /// Figures with these values.
  public init(
    asset: Statement.Asset, claims: UInt128, fineListed: UInt128, fineAccepted: UInt128,
    valuation: Valuation, buffer: UInt64
  ) {
    self.asset = asset
    self.claims = claims
    self.fineListed = fineListed
    self.fineAccepted = fineAccepted
    self.valuation = valuation
    self.buffer = buffer
  }

  /// The value of the gold that counts, in minor units.
  public var reserve: UInt128 { valuation.reserve(milliOunces: fineAccepted) }

  /// Parts per million of the claims that the reserve covers; nil without claims.
  public var coverage: UInt128? { Valuation.coverage(reserve: reserve, claims: claims) }

  /// The missing gold in 0.001 ozt; 0 when there is enough, nil when no amount would do.
  public var shortOunces: UInt128? {
    valuation.shortfall(claims: claims, milliOunces: fineAccepted)
  }

  /// The gold in 0.001 ozt that could be missing without a shortfall; 0 when there is one.
  public var excessOunces: UInt128 {
    guard let needed = valuation.shortfall(claims: claims, milliOunces: 0), needed <= fineAccepted
    else { return 0 }
    return fineAccepted - needed
  }

  /// The least price at which the accepted gold covers the claims, in micro-USD per troy ounce.
  public var breakEvenPrice: UInt128? {
    valuation.breakEvenPrice(claims: claims, milliOunces: fineAccepted)
  }
}
