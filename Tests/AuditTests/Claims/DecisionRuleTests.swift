import Audit
import Bullion
import Diagnostics
import Disclosure
import Testing

/// G01: written decisions are told.
@Suite struct DecisionRuleTests {
  @Test func decisionsAreCounted() throws {
    var figures = Figures(
      asset: Statement.Asset(symbol: "DEMO", decimals: 6), claims: 1, fineListed: 3_000,
      fineAccepted: 2_000, valuation: Valuation(price: 1_000_000, haircut: 0, decimals: 6)!,
      buffer: 0)
    #expect(findings(of: "G01", figures).isEmpty)
    figures.decisions.count = 1
    let finding = try #require(findings(of: "G01", figures).first)
    #expect(finding.severity == .information && finding.subject == .reserve)
    #expect(
      finding.values == ["dispositions": "1", "restored-bars": "0", "restored-mozt": "0"])
    figures.decisions.restoredBars = 2
    figures.decisions.restoredFine = 796_862
    #expect(
      findings(of: "G01", figures).map(\.values) == [
        ["dispositions": "1", "restored-bars": "2", "restored-mozt": "796862"]
      ])
  }
}
