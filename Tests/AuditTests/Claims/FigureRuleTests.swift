import Audit
import Diagnostics
import Bullion
import Disclosure
import Testing

/// C: what follows from the figures.
@Suite struct FigureRuleTests {
  private func figures(
    accepted: UInt128 = 12_086_714, listed: UInt128 = 12_086_714,
    claims: UInt128 = 50_000_000_000_000, haircut: UInt128 = 0, price: UInt128 = 4_161_100_000
  ) -> Figures {
    Figures(
      asset: Statement.Asset(symbol: "DEMO", decimals: 6), claims: claims, fineListed: listed,
      fineAccepted: accepted, valuation: Valuation(price: price, haircut: haircut, decimals: 6)!,
      buffer: 0)
  }

  @Test func acceptedGold() {
    let found = findings(of: "C01", figures(accepted: 0))
    #expect(found.map(\.severity) == [.blocking])
    #expect(found.first?.subject == .reserve)
    #expect(found.first?.values == ["accepted-mozt": "0", "listed-mozt": "12086714"])
    #expect(findings(of: "C01", figures(accepted: 1)).isEmpty)
  }

  /// The figures of the issuer's own report: 376 kg for 50 million.
  @Test func otherPrices() {
    let found = findings(of: "C04", figures(accepted: 12_086_714, listed: 12_087_000))
    #expect(found.map(\.severity) == [.information])
    #expect(
      found.first?.values == [
        "listed-mozt": "12087000", "accepted-mozt": "12086714", "excluded-mozt": "286",
        "break-even-micro-usd": "4136773651", "coverage-minus-5-ppm": "955586",
        "coverage-minus-10-ppm": "905292", "coverage-minus-20-ppm": "804704",
      ])
  }

  @Test func nothingToShow() {
    #expect(findings(of: "C04", figures(accepted: 0)).isEmpty)
    #expect(findings(of: "C04", figures(claims: 0)).isEmpty)
    #expect(findings(of: "C04", figures(accepted: 1, claims: 1)).count == 1)
  }

  @Test func figuresWithoutAnswer() {
    let worthless = findings(of: "C04", figures(haircut: 10_000)).first?.values
    #expect(worthless?["break-even-micro-usd"] == "no price would do")
    #expect(worthless?["coverage-minus-5-ppm"] == "0")
    // A micro-dollar less 5 % is no micro-dollar.
    let least = findings(of: "C04", figures(claims: 1, price: 1)).first?.values
    #expect(least?["coverage-minus-5-ppm"] == "0")
    #expect(least?["break-even-micro-usd"] == "1")
  }
}
