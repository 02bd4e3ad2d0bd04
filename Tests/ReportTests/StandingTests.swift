import Audit
import Bullion
import Disclosure
import Testing

@testable import Report

struct StandingTests {
  static let figures: [Figures] = {
    let wanted: [(claims: UInt128, fine: UInt128, price: UInt128, haircut: UInt128, decimals: Int)]
    wanted = [
      (50_000_000_000_000, 12_086_714, 4_161_100_000, 0, 6),
      (2_615_000_000, 4_820_913, 4_161_100_000, 50, 2),
      (1, 1, 1, 0, 0), (7, 3_000, 4_161_100_001, 9_999, 2),
      (1_000_000_000_000_000_000_000, 250_001, 3_999_999_999, 125, 18),
      (123_456_789, 1_000_000_000_000, 100_000_000_000, 0, 3),
    ]
    return wanted.map {
      Figures(
        asset: Statement.Asset(symbol: "X", decimals: $0.decimals), claims: $0.claims,
        fineListed: $0.fine, fineAccepted: $0.fine,
        valuation: Valuation(price: $0.price, haircut: $0.haircut, decimals: $0.decimals)!,
        buffer: 0)
    }
  }()

  @Test(arguments: figures)
  func `what is over can leave the vault to the last thousandth`(figures: Figures) throws {
    let standing = Standing(figures)
    let ounces = try #require(standing.differenceOunces)
    let reserve = figures.valuation.reserve(milliOunces:)
    if standing.isShort {
      #expect(reserve(figures.fineAccepted + ounces) >= figures.claims)
      #expect(reserve(figures.fineAccepted + ounces - 1) < figures.claims)
      #expect(standing.difference == figures.claims - figures.reserve)
    } else {
      #expect(reserve(figures.fineAccepted - ounces) >= figures.claims)
      if ounces < figures.fineAccepted {
        #expect(reserve(figures.fineAccepted - ounces - 1) < figures.claims)
      }
      #expect(standing.difference == figures.reserve - figures.claims)
    }
  }

  @Test(arguments: figures)
  func `the price may fall no further than is said`(figures: Figures) {
    guard case .mayFall(let share) = PriceRoom(figures) else { return }
    let price = figures.valuation.price
    // The lowest price that the share still allows, rounded up to a micro-dollar.
    let lowest = price - price * share / 1_000_000
    let valuation = Valuation(
      price: lowest, haircut: figures.valuation.haircut, decimals: figures.valuation.decimals)
    #expect(valuation?.reserve(milliOunces: figures.fineAccepted) ?? 0 >= figures.claims)
  }

  @Test func `a lower price is rounded down to a micro-dollar`() {
    var figures = StandingTests.figures[0]
    figures.valuation = Valuation(price: 999, haircut: 0, decimals: 6)!
    #expect(Standing(figures, priceFallPercent: 5).price == 949)
    figures.valuation = Valuation(price: 1, haircut: 0, decimals: 6)!
    let worthless = Standing(figures, priceFallPercent: 5)
    #expect(worthless.price == 0)
    #expect(worthless.reserve == 0)
    #expect(worthless.differenceOunces == nil)
  }

  @Test func `room without claims, without gold, and beyond 128 bits`() {
    var figures = StandingTests.figures[0]
    #expect(PriceRoom(figures) == .mayFall(5846))
    figures.claims = 0
    #expect(PriceRoom(figures) == .anyPrice)
    figures.claims = .max
    figures.fineAccepted = 0
    #expect(PriceRoom(figures) == .noPrice)
    figures.fineAccepted = 1
    figures.valuation = Valuation(price: 1, haircut: 9_999, decimals: 0)!
    #expect(PriceRoom(figures) == .noPrice)
    #expect(PriceRoom(StandingTests.figures[1]) == .mustRise(310_121))
  }
}
