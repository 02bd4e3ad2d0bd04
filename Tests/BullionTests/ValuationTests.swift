import Bullion
import Testing

@Suite struct ValuationTests {
  @Test func firstIssuance() throws {
    let valuation = try #require(Valuation(price: 4_161_100_000, haircut: 0, decimals: 6))
    let claims: UInt128 = 50_000_000_000_000
    let reserve = valuation.reserve(milliOunces: 12_086_714)
    #expect(reserve == 50_294_025_625_400)
    #expect(Valuation.coverage(reserve: reserve, claims: claims) == 1_005_880)
    #expect(Valuation.required(claims: claims, buffer: 50) == 50_250_000_000_000)
  }

  @Test func boundsStayWithin128Bits() throws {
    for decimals in 0...18 {
      let valuation = try #require(
        Valuation(price: Valuation.maximumPrice, haircut: 0, decimals: decimals))
      // 10^12 * 10^11 * 10^4 / 10^13 * 10^d
      let expected = (0..<(14 + decimals)).reduce(UInt128(1)) { power, _ in power * 10 }
      #expect(valuation.reserve(milliOunces: Valuation.maximumMilliOunces) == expected)
    }
    #expect(Valuation(price: 0, haircut: 0, decimals: 6) == nil)
    #expect(Valuation(price: Valuation.maximumPrice + 1, haircut: 0, decimals: 6) == nil)
    #expect(Valuation(price: 1, haircut: 10_001, decimals: 6) == nil)
    #expect(Valuation(price: 1, haircut: 0, decimals: 19) == nil)
  }

  @Test func oneFloorNotTwo() throws {
    // floor(A*P*(10000-h)*10^d/10^13); flooring the value before the haircut would give 98.
    let valuation = try #require(Valuation(price: 1_999_999, haircut: 100, decimals: 2))
    #expect(valuation.reserve(milliOunces: 500) == 98)
    let other = try #require(Valuation(price: 1_999_999, haircut: 1, decimals: 2))
    #expect(other.reserve(milliOunces: 501) == 100)
  }

  @Test func shortfallAndBreakEvenAreTheLeastSufficient() throws {
    for decimals in [0, 2, 6, 13, 18] {
      for haircut in [0, 50, 9999] as [UInt128] {
        let valuation = try #require(
          Valuation(price: 4_161_100_000, haircut: haircut, decimals: decimals))
        let claims = valuation.reserve(milliOunces: 1_000_000) + 1
        let short = try #require(valuation.shortfall(claims: claims, milliOunces: 999_000))
        #expect(valuation.reserve(milliOunces: 999_000 + short) >= claims)
        #expect(valuation.reserve(milliOunces: 999_000 + short - 1) < claims)
        let price = try #require(valuation.breakEvenPrice(claims: claims, milliOunces: 900_000))
        let at = try #require(Valuation(price: price, haircut: haircut, decimals: decimals))
        let below = try #require(Valuation(price: price - 1, haircut: haircut, decimals: decimals))
        #expect(at.reserve(milliOunces: 900_000) >= claims)
        #expect(below.reserve(milliOunces: 900_000) < claims)
      }
    }
  }

  @Test func edges() throws {
    let valuation = try #require(Valuation(price: 1, haircut: 10_000, decimals: 6))
    #expect(valuation.reserve(milliOunces: 1000) == 0)
    #expect(valuation.breakEvenPrice(claims: 1, milliOunces: 1000) == nil)
    #expect(valuation.shortfall(claims: 1, milliOunces: 0) == nil)
    #expect(valuation.shortfall(claims: 0, milliOunces: 0) == 0)
    #expect(Valuation.coverage(reserve: 5, claims: 0) == nil)
    #expect(Valuation.coverage(reserve: 999_999, claims: 1_000_000) == 999_999)
    #expect(Valuation.coverage(reserve: 1, claims: 3) == 333_333)
    #expect(Valuation.required(claims: UInt128.max, buffer: 0) == UInt128.max)
    #expect(Valuation.required(claims: UInt128.max, buffer: 1) == nil)
    #expect(Valuation.required(claims: 1, buffer: 1) == 2)
  }
}
