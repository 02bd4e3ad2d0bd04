/// What fine gold is worth at a price, in the minor units of an asset pegged to the US dollar.
///
/// All figures are integers; each has one rounding, in the direction that never flatters the
/// reserve.
public struct Valuation: Hashable, Sendable {
  /// The most fine gold that is valued: 10^12 thousandths of a troy ounce.
  public static let maximumMilliOunces: UInt128 = 1_000_000_000_000
  /// The highest price: 10^11 micro-USD per troy ounce.
  public static let maximumPrice: UInt128 = 100_000_000_000
  /// Basis points of the whole.
  public static let wholeBasisPoints: UInt128 = 10_000

  /// Micro-USD per troy ounce, 1 to 10^11.
  public let price: UInt128
  /// What is taken off the value, in basis points, 0 to 10,000.
  public let haircut: UInt128
  /// Decimals of the asset, 0 to 18.
  public let decimals: Int

  /// A valuation; nil when a figure is out of its bounds.
  public init?(price: UInt128, haircut: UInt128, decimals: Int) {
    guard (1...Valuation.maximumPrice).contains(price), haircut <= Valuation.wholeBasisPoints,
      (0...18).contains(decimals)
    else { return nil }
    self.price = price
    self.haircut = haircut
    self.decimals = decimals
  }

  /// The value of `milliOunces` fine, in minor units: floor(A * P * (10000-h) * 10^d / 10^13).
  ///
  /// Within the bounds everything stays below 2^127, because 10^d / 10^13 is applied as one
  /// power of ten.
  public func reserve(milliOunces: UInt128) -> UInt128 {
    precondition(milliOunces <= Valuation.maximumMilliOunces)
    let product = milliOunces * price * (Valuation.wholeBasisPoints - haircut)
    return decimals >= 13
      ? product * powerOfTen(decimals - 13) : product / powerOfTen(13 - decimals)
  }

  /// The least price at which `milliOunces` cover `claims`, in micro-USD per troy ounce, rounded
  /// up: ceil(claims * 10^13 / (A * (10000-h) * 10^d)); 0 without claims. Nil when no price does.
  public func breakEvenPrice(claims: UInt128, milliOunces: UInt128) -> UInt128? {
    guard claims > 0 else { return 0 }
    let weight = milliOunces * (Valuation.wholeBasisPoints - haircut)
    guard weight > 0 else { return nil }
    // 10^13 / 10^d as one power of ten again, above or below the line.
    let up = decimals >= 13 ? 1 : powerOfTen(13 - decimals)
    let down = decimals >= 13 ? powerOfTen(decimals - 13) : 1
    return ceilingDivision(claims, times: up, by: weight * down)
  }

  /// The fewest further ounces, in 0.001 ozt, with which the reserve reaches `claims`; 0 when it
  /// does already, nil when no amount within the bounds does.
  public func shortfall(claims: UInt128, milliOunces: UInt128) -> UInt128? {
    if reserve(milliOunces: milliOunces) >= claims { return 0 }
    guard reserve(milliOunces: Valuation.maximumMilliOunces) >= claims else { return nil }
    // reserve grows with the ounces, so the least sufficient number is found by halving.
    var short = milliOunces
    var enough = Valuation.maximumMilliOunces
    while enough - short > 1 {
      let middle = short + (enough - short) / 2
      if reserve(milliOunces: middle) >= claims { enough = middle } else { short = middle }
    }
    return enough - milliOunces
  }

  /// Parts per million of the claims that the reserve covers, rounded down; nil without claims.
  public static func coverage(reserve: UInt128, claims: UInt128) -> UInt128? {
    guard claims > 0 else { return nil }
    let (high, low) = reserve.multipliedFullWidth(by: 1_000_000)
    guard high < claims else { return nil }
    return claims.dividingFullWidth((high, low)).quotient
  }

  /// The claims and a buffer on top, rounded up: ceil(claims * (10000 + b) / 10000). Nil when it
  /// does not fit 128 bits.
  public static func required(claims: UInt128, buffer: UInt128) -> UInt128? {
    let (factor, overflow) = wholeBasisPoints.addingReportingOverflow(buffer)
    guard !overflow else { return nil }
    return ceilingDivision(claims, times: factor, by: wholeBasisPoints)
  }
}

/// ceil(a * b / c) with a product of up to 256 bits; nil when the result does not fit 128 bits.
private func ceilingDivision(_ a: UInt128, times b: UInt128, by c: UInt128) -> UInt128? {
  let (high, low) = a.multipliedFullWidth(by: b)
  guard high < c else { return nil }
  let (quotient, remainder) = c.dividingFullWidth((high, low))
  guard remainder > 0 else { return quotient }
  let (up, overflow) = quotient.addingReportingOverflow(1)
  return overflow ? nil : up
}

/// 10^n for n up to 38.
private func powerOfTen(_ n: Int) -> UInt128 { (0..<n).reduce(1) { power, _ in power * 10 } }
