import Audit
import Bullion

/// Reserve against claims at one price, with what is over or missing. Each figure is rounded in
/// the direction that does not flatter the reserve.
struct Standing {
  /// Micro-USD per troy ounce.
  let price: UInt128
  /// What is owed, in minor units.
  let claims: UInt128
  /// The value of the gold that counts, in minor units.
  let reserve: UInt128
  /// Parts per million, rounded down; nil without claims.
  let coverage: UInt128?
  /// The gold that is over or missing, in 0.001 ozt; nil when no amount of gold would do.
  let differenceOunces: UInt128?

  /// Whether the reserve does not reach the claims.
  var isShort: Bool { reserve < claims }

  /// What is over or missing, in minor units.
  var difference: UInt128 { isShort ? claims - reserve : reserve - claims }

  /// The standing at the audit's price less `fall` percent, rounded down to a micro-dollar.
  init(_ figures: Figures, priceFallPercent fall: UInt128 = 0) {
    price = figures.valuation.price * (100 - fall) / 100
    claims = figures.claims
    // Without a price there is no valuation: gold is then worth nothing.
    let valuation = Valuation(
      price: price, haircut: figures.valuation.haircut, decimals: figures.valuation.decimals)
    reserve = valuation?.reserve(milliOunces: figures.fineAccepted) ?? 0
    coverage = Valuation.coverage(reserve: reserve, claims: claims)
    if reserve < claims {
      differenceOunces = valuation?.shortfall(claims: claims, milliOunces: figures.fineAccepted)
    } else {
      // What could leave the vault with the claims still covered: all but the least that covers.
      let least = valuation?.shortfall(claims: claims, milliOunces: 0) ?? 0
      differenceOunces = figures.fineAccepted - least
    }
  }
}

/// How far the price stands from the one at which the accepted gold just covers the claims.
enum PriceRoom: Equatable {
  /// It may fall by so many parts per million, rounded down.
  case mayFall(UInt128)
  /// It would have to rise by so many parts per million, rounded up.
  case mustRise(UInt128)
  /// There are no claims: any price does.
  case anyPrice
  /// No price does.
  case noPrice

  /// The room of these figures.
  init(_ figures: Figures) {
    let price = figures.valuation.price
    guard figures.claims > 0 else {
      self = .anyPrice
      return
    }
    guard let least = figures.breakEvenPrice else {
      self = .noPrice
      return
    }
    if least <= price {
      self = .mayFall((price - least) * 1_000_000 / price)
    } else if let missing = scaled(least - price, times: 1_000_000, over: price, roundedUp: true) {
      self = .mustRise(missing)
    } else {
      self = .noPrice
    }
  }
}

/// a * b / c with a product of up to 256 bits; nil when the result does not fit 128 bits.
func scaled(
  _ a: UInt128, times b: UInt128, over c: UInt128, roundedUp: Bool = false
) -> UInt128? {
  let (high, low) = a.multipliedFullWidth(by: b)
  guard high < c else { return nil }
  let (quotient, remainder) = c.dividingFullWidth((high, low))
  guard roundedUp, remainder > 0 else { return quotient }
  let (up, overflow) = quotient.addingReportingOverflow(1)
  return overflow ? nil : up
}
