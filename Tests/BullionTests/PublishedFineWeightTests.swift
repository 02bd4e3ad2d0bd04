import Bullion
import Testing

/// Fine weights as they were published, and how they follow from gross weight and fineness. The
/// last column says which rounding gives the published figure.
@Suite struct PublishedFineWeightTests {
  /// Which rounding a published figure agrees with.
  enum Match: Sendable { case nearest, floor, both, neither }

  /// A published figure: gross weight, fineness in ppm, fine weight as published and as computed
  /// in both ways.
  typealias Row = (
    gross: Mass, ppm: UInt64, published: UInt64, nearest: UInt64, floor: UInt64, match: Match
  )

  /// In 0.001 ozt. The LBMA/GIR table of agreed fine gold content (docslib.org/doc/2119196), then
  /// the example of the LBMA Good Delivery Rules, Annex C.
  static let ounces: [Row] = [
    (.milligrams(1_000_000), 995_000, 31_990, 31_990, 31_989, .nearest),
    (.milligrams(1_000_000), 999_000, 32_119, 32_119, 32_118, .nearest),
    (.milligrams(1_000_000), 999_900, 32_148, 32_148, 32_147, .nearest),
    (.milligrams(500_000), 995_000, 15_995, 15_995, 15_994, .nearest),
    (.milligrams(500_000), 999_000, 16_059, 16_059, 16_059, .both),
    (.milligrams(500_000), 999_900, 16_074, 16_074, 16_073, .nearest),
    (.milligrams(250_000), 995_000, 7998, 7997, 7997, .neither),
    (.milligrams(250_000), 999_000, 8030, 8030, 8029, .nearest),
    (.milligrams(250_000), 999_900, 8037, 8037, 8036, .nearest),
    (.milligrams(200_000), 995_000, 6398, 6398, 6397, .nearest),
    (.milligrams(200_000), 999_000, 6424, 6424, 6423, .nearest),
    (.milligrams(200_000), 999_900, 6430, 6430, 6429, .nearest),
    (.milligrams(100_000), 995_000, 3199, 3199, 3198, .nearest),
    (.milligrams(100_000), 999_000, 3212, 3212, 3211, .nearest),
    (.milligrams(100_000), 999_900, 3215, 3215, 3214, .nearest),
    (.milligrams(50_000), 995_000, 1600, 1599, 1599, .neither),
    (.milligrams(50_000), 999_000, 1606, 1606, 1605, .nearest),
    (.milligrams(50_000), 999_900, 1608, 1607, 1607, .neither),
    (.milligrams(20_000), 995_000, 640, 640, 639, .nearest),
    (.milligrams(20_000), 999_000, 643, 642, 642, .neither),
    (.milligrams(20_000), 999_900, 643, 643, 642, .nearest),
    (.milligrams(10_000), 995_000, 321, 320, 319, .neither),
    (.milligrams(10_000), 999_000, 322, 321, 321, .neither),
    (.milligrams(10_000), 999_900, 322, 321, 321, .neither),
    (.milligrams(5000), 995_000, 161, 160, 159, .neither),
    (.milligrams(5000), 999_000, 161, 161, 160, .nearest),
    (.milligrams(5000), 999_900, 161, 161, 160, .nearest),
    (.milliOunces(100_000), 995_000, 99_500, 99_500, 99_500, .both),
    (.milliOunces(100_000), 999_000, 99_900, 99_900, 99_900, .both),
    (.milliOunces(100_000), 999_900, 99_990, 99_990, 99_990, .both),
    (.milliOunces(50_000), 995_000, 49_750, 49_750, 49_750, .both),
    (.milliOunces(50_000), 999_000, 49_950, 49_950, 49_950, .both),
    (.milliOunces(50_000), 999_900, 49_995, 49_995, 49_995, .both),
    (.milliOunces(25_000), 995_000, 24_875, 24_875, 24_875, .both),
    (.milliOunces(25_000), 999_000, 24_975, 24_975, 24_975, .both),
    (.milliOunces(25_000), 999_900, 24_998, 24_998, 24_997, .nearest),
    (.milliOunces(10_000), 995_000, 9950, 9950, 9950, .both),
    (.milliOunces(10_000), 999_000, 9990, 9990, 9990, .both),
    (.milliOunces(10_000), 999_900, 9999, 9999, 9999, .both),
    (.milliOunces(5000), 995_000, 4975, 4975, 4975, .both),
    (.milliOunces(5000), 999_000, 4995, 4995, 4995, .both),
    (.milliOunces(5000), 999_900, 5000, 5000, 4999, .nearest),
    (.milliOunces(1000), 995_000, 995, 995, 995, .both),
    (.milliOunces(1000), 999_000, 999, 999, 999, .both),
    (.milliOunces(1000), 999_900, 1000, 1000, 999, .nearest),
    (.milliOunces(401_125), 995_800, 399_440, 399_440, 399_440, .both),
  ]

  /// In grams with one decimal or two: the first row of the Bundesbank's list of 2014 (gold.de);
  /// CACHE's vaults as GramChain's interface gave them (2022-02-02), the last a sum of 92 parcels.
  static let grams: [(decimals: Int, row: Row)] = [
    (1, (.milligrams(12_642_800), 998_400, 126_226, 126_226, 126_225, .nearest)),
    (2, (.milligrams(1_100_000), 999_900, 109_989, 109_989, 109_989, .both)),
    (2, (.milligrams(10_000_000), 999_900, 999_900, 999_900, 999_900, .both)),
    (2, (.milligrams(82_031_100), 999_900, 8_202_289, 8_202_290, 8_202_289, .floor)),
  ]

  @Test func wholeTable() throws {
    #expect(Self.ounces.count + Self.grams.count == 50)
    for row in Self.ounces {
      let fineness = try #require(Fineness(partsPerMillion: row.ppm))
      #expect(FineWeight.milliOunces(gross: row.gross, fineness: fineness) == row.nearest)
      let exact = exactOunces(row)
      #expect((2 * exact.product + exact.whole) / (2 * exact.whole) == UInt128(row.nearest))
      #expect(exact.product / exact.whole == UInt128(row.floor))
      check(row)
    }
  }

  @Test func gramsOfTwoSources() {
    for (decimals, row) in Self.grams {
      guard case .milligrams(let weight) = row.gross else { continue }
      // mg * ppm is in 10^-9 g.
      let product = UInt128(weight) * UInt128(row.ppm)
      let whole = UInt128(decimals == 1 ? 100_000_000 : 10_000_000)
      #expect((2 * product + whole) / (2 * whole) == UInt128(row.nearest))
      #expect(product / whole == UInt128(row.floor))
      check(row)
    }
  }

  /// The whole table speaks for the nearest: rounding down never fits better.
  @Test func nearestFitsBest() {
    let table = Self.ounces.dropLast()
    let count = { (match: Match) in table.count { $0.match == match } }
    #expect([.nearest, .both, .neither, .floor].map(count) == [21, 16, 8, 0])
    // What fits neither is agreed, not computed; it is 0.001 ozt above the computed weight.
    for row in table where row.match == .neither { #expect(row.published == row.nearest + 1) }
  }

  /// The Bundesbank's total of 2014: 108,805,421.213 ozt and 3,384,227.7839 kg. Each unit's total
  /// carries its rows' own rounding: they are 0.26 ppm apart.
  @Test func totalsInTwoUnits() {
    let milliOunces: UInt128 = 108_805_421_213
    // In units of 0.1 g, which is the last decimal of the published kilograms.
    let published: UInt128 = 33_842_277_839
    let converted = milliOunces * UInt128(Mass.ounceInTenthMicrograms) / 1_000_000_000
    #expect(published - converted == 8895)
    #expect((published - converted) * 100_000_000 / published == 26)
  }

  private func check(_ row: Row) {
    let matches: Match =
      switch (row.published == row.nearest, row.published == row.floor) {
      case (true, true): .both
      case (true, false): .nearest
      case (false, true): .floor
      case (false, false): .neither
      }
    #expect(matches == row.match)
  }

  /// Fine weight as a fraction, in 0.001 ozt.
  private func exactOunces(_ row: Row) -> (product: UInt128, whole: UInt128) {
    switch row.gross {
    case .milliOunces(let weight): (UInt128(weight) * UInt128(row.ppm), 1_000_000)
    case .milligrams(let weight):
      (UInt128(weight) * UInt128(row.ppm) * 10, UInt128(Mass.ounceInTenthMicrograms))
    }
  }
}
