import Audit
import Bullion
import Disclosure
import Testing

@testable import Report

/// Audits at the bounds.
struct EdgeTests {
  @Test func `one minor unit short never reads 100 percent`() throws {
    var example = Case()
    example.buffer = 0
    example.liabilities = 50_294_025_625_401
    example.supply = [.on("eip155:1", total: 50_294_025_625_401)]
    let words = try example.words()
    #expect(words.contains("shortfall 99.9999 %"))
    #expect(words.contains("Shortfall 0.000001 USD Shortfall in gold 0.001 ozt fine"))
    #expect(!words.contains("100 %") && !words.contains("100.0000 %"))
    #expect(words.contains("Coverage is 999,999 ppm; 1,000,000 ppm is wanted."))
  }

  @Test func `exactly covered`() throws {
    var example = Case()
    example.liabilities = 50_294_025_625_400
    example.supply = [.on("eip155:1", total: 50_294_025_625_400)]
    let words = try example.words()
    #expect(words.contains("covered 100.0000 %"))
    #expect(words.contains("Excess 0.0000 USD Excess in gold 0.000 ozt fine"))
    #expect(words.contains("they are equal."))
  }

  @Test func `no claims`() throws {
    var example = Case()
    (example.liabilities, example.holders) = (0, 1)
    example.supply = [.on("eip155:1", total: 0)]
    let words = try example.words()
    #expect(words.contains("covered no claims nothing is owed, so there is no coverage"))
    #expect(words.contains("Excess in gold 12,086.714 ozt fine"))
    #expect(words.contains("Break-even price any: no claims"))
    #expect(words.contains("There are no claims, so the reserve reaches them at any price."))
  }

  @Test func `no bar accepted`() throws {
    var example = Case()
    example.lists[0].bars = example.lists[0].bars.map {
      var bar = $0
      bar.status = "lent"
      return bar
    }
    let words = try example.words()
    #expect(words.contains("blocked 0.0000 %"))
    #expect(words.contains("Fine gold listed 12,086.714 ozt Fine gold accepted 0.000 ozt"))
    #expect(words.contains("Break-even price none would do"))
    #expect(words.contains("No bar is accepted, so none could be delivered."))
    #expect(words.contains("0.000 ozt none: no bar is accepted"))
  }

  @Test func `a haircut of all leaves nothing, and no gold would do`() throws {
    var example = Case()
    example.haircut = 10_000
    let words = try example.words()
    #expect(words.contains("Shortfall in gold no amount would do"))
    #expect(
      words.contains("Reserve accepted gold after a haircut of 100 % 0.0000 0.0000 % of claims"))
  }

  @Test(arguments: [0, 1, 2, 18])
  func `any number of decimals`(decimals: Int) throws {
    var example = Case()
    example.decimals = decimals
    let unit = (0..<decimals).reduce(into: 1 as UInt128) { unit, _ in unit *= 10 }
    example.liabilities = 50_000_000 * unit
    example.supply = [.on("eip155:1", total: 50_000_000 * unit)]
    let words = try example.words()
    #expect(words.contains("covered 100.588"))
    #expect(words.contains("Claims 50,000,000"))
  }

  @Test func `listed gold beyond the bounds of a valuation is said to be so`() throws {
    var example = Case()
    example.lists[0].bars[0].statedFine = 2_000_000_000_000
    let words = try example.words()
    #expect(words.contains("beyond all bounds"))
    #expect(words.contains("Fine gold listed 2,000,011,698.791 ozt"))
  }

  @Test func `several chains have a sum`() throws {
    var example = Case()
    example.supply = [
      .on("eip155:1", total: 30_000_000_000_000, nonRedeemable: 1_000_000),
      .on("tron:0x2b6653dc", total: 20_000_001_000_000),
    ]
    let words = try example.words()
    #expect(words.contains("All chains 50,000,000.00"))
    #expect(words.contains("30,000,000.00 1.00 29,999,999.00"))
    #expect(words.contains("4,987 holders, 2 chains"))
  }
}
