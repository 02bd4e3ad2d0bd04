import Bullion
import Testing

@Suite struct FineWeightTests {
  /// Published values: the LBMA/GIR table of agreed fine gold content for 1 kg to 100 g and for
  /// bars in ounces, and the Annex C example.
  @Test(
    arguments: [
      (.milligrams(1_000_000), 995_000, 31_990), (.milligrams(1_000_000), 999_000, 32_119),
      (.milligrams(1_000_000), 999_900, 32_148), (.milligrams(500_000), 995_000, 15_995),
      (.milligrams(500_000), 999_900, 16_074), (.milligrams(100_000), 999_000, 3_212),
      (.milliOunces(100_000), 995_000, 99_500), (.milliOunces(25_000), 999_900, 24_998),
      (.milliOunces(5_000), 999_900, 5_000), (.milliOunces(1_000), 999_900, 1_000),
      (.milliOunces(401_125), 995_800, 399_440),
    ] as [(Mass, UInt64, UInt64)])
  func published(gross: Mass, fineness: UInt64, fine: UInt64) throws {
    let fineness = try #require(Fineness(partsPerMillion: fineness))
    #expect(FineWeight.milliOunces(gross: gross, fineness: fineness) == fine)
  }

  @Test func gramsAreRoundedOnceToTheNearest() {
    // The nearest integer to mg * ppm * 10 / ounce, by exhaustive comparison of both neighbours.
    for milligrams in stride(from: UInt64(1), through: 13_000_000, by: 7919) {
      for ppm in [995_000, 999_500, 999_900, 1_000_000] as [UInt64] {
        let fine = FineWeight.milliOunces(
          gross: .milligrams(milligrams), fineness: Fineness(partsPerMillion: ppm)!)
        let exact = UInt128(milligrams) * UInt128(ppm) * 10
        let ounce = UInt128(Mass.ounceInTenthMicrograms)
        let distance = { (a: UInt128, b: UInt128) in a > b ? a - b : b - a }
        let here = distance(exact, UInt128(fine) * ounce)
        #expect(here * 2 <= ounce)
      }
    }
  }

  /// Dropping decimals and rounding differ by one at most, and only upwards.
  @Test func truncatedIsTheFloor() {
    for milligrams in stride(from: UInt64(0), through: 13_000_000, by: 7919) {
      for ppm in [0, 995_000, 999_900, 1_000_000] as [UInt64] {
        let fineness = Fineness(partsPerMillion: ppm)!
        let exact = UInt128(milligrams) * UInt128(ppm) * 10
        let ounce = UInt128(Mass.ounceInTenthMicrograms)
        let floor = UInt128(
          FineWeight.truncatedMilliOunces(gross: .milligrams(milligrams), fineness: fineness))
        #expect(floor * ounce <= exact && exact < (floor + 1) * ounce)
      }
    }
    let fineness = Fineness(partsPerMillion: 995_800)!
    // 401.125 ozt are 399.440275 fine, 400.001 ozt are 398.3209958.
    for (gross, floor, nearest) in [
      (401_125, 399_440, 399_440), (400_125, 398_444, 398_444), (400_131, 398_450, 398_450),
      (400_132, 398_451, 398_451), (400_128, 398_447, 398_447), (400_129, 398_448, 398_448),
      (400_001, 398_320, 398_321), (0, 0, 0),
    ] as [(UInt64, UInt64, UInt64)] {
      let gross = Mass.milliOunces(gross)
      #expect(FineWeight.truncatedMilliOunces(gross: gross, fineness: fineness) == floor)
      #expect(FineWeight.milliOunces(gross: gross, fineness: fineness) == nearest)
    }
    #expect(
      FineWeight.truncatedMilliOunces(
        gross: .milligrams(Mass.maximumUnits), fineness: .pure) == 32_150_746)
  }

  /// 12.6428 kg are 406.475 ozt and not 0.002 ozt more, so the next lower step is written down.
  @Test(
    arguments: [
      (.milligrams(12_642_800), 406_450), (.milliOunces(406_475), 406_450),
      (.milliOunces(406_476), 406_450), (.milliOunces(406_477), 406_475),
      (.milliOunces(406_501), 406_475), (.milliOunces(406_502), 406_500), (.milliOunces(26), 0),
      (.milliOunces(27), 25), (.milliOunces(2), 0), (.milliOunces(1), 0), (.milliOunces(0), 0),
    ] as [(Mass, UInt64)])
  func londonWeights(weight: Mass, london: UInt64) {
    #expect(weight.londonMilliOunces == london)
  }

  @Test func thirtyBarsOfTheFirstIssuance() {
    #expect(Mass.milliOunces(fromMilligrams: 376_000_000) == 12_088_680)
    #expect(Mass.milligrams(12_642_800).deadMilliOunces == 406_475)
  }

  @Test func identityAndFineWeight() throws {
    var bar = Bar(
      refinerCode: "RAND", serial: "КА1001", year: 2024, unit: .troyOunces,
      gross: .milliOunces(400_125), fineness: Fineness(partsPerMillion: 995_800),
      statedFine: 398_445)
    #expect(bar.id == "AU|RAND|КА1001|2024|400125|ozt|995800")
    #expect(bar.computedFine == 398_444)
    #expect(bar.acceptableFine == 398_444 && bar.listedFine == 398_445)
    bar.statedFine = 398_443
    #expect(bar.acceptableFine == 398_443 && bar.listedFine == 398_443)
    bar.statedFine = nil
    #expect(bar.acceptableFine == 398_444 && bar.listedFine == 398_444)
    bar.year = nil
    bar.gross = nil
    #expect(bar.id == "AU|RAND|КА1001|||ozt|995800")
    #expect(bar.acceptableFine == 0 && bar.listedFine == 0)
  }

  @Test func finenessEndsAtPure() {
    #expect(Fineness(partsPerMillion: 1_000_001) == nil)
    #expect(Fineness(partsPerMillion: 994_999)! < .goodDeliveryMinimum)
  }
}
