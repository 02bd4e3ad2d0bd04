import Audit
import Bullion
import Diagnostics
import Testing

/// W02: how a list rounds its fine weights.
@Suite struct RoundedFineWeightTests {
  /// 400.001 ozt of 995.8 are 398.3209958 fine; 400.125 ozt are 398.444475.
  private func list(_ weights: [(gross: UInt64, stated: UInt64?)]) -> Evidence {
    evidence([
      barList(
        weights.enumerated().map { number, weight in
          goodBar("\(number)\(number)") {
            $0.gross = .milliOunces(weight.gross)
            $0.statedFine = weight.stated
            $0.weightBasis = .metric
          }
        })
    ])
  }

  @Test(
    arguments: [
      (400_001, 398_321), (400_001, nil), (400_001, 398_319), (400_001, 398_323),
      (400_125, 398_444), (400_125, 398_443),
    ] as [(UInt64, UInt64?)])
  func silent(gross: UInt64, stated: UInt64?) {
    #expect(findings(of: "W02", list([(gross, stated)])) == [])
  }

  @Test func truncatedIsInformation() {
    let found = findings(
      of: "W02", list([(400_001, 398_320), (400_001, 398_321), (400_001, 398_320)]))
    #expect(found.map(\.severity) == [.information])
    #expect(found.map(\.values) == [["rows-truncated": "2", "rows-above": "0"]])
  }

  @Test func aboveIsAWarning() {
    let found = findings(
      of: "W02", list([(400_001, 398_320), (400_001, 398_322), (400_125, 398_445)]))
    #expect(found.map(\.severity) == [.warning])
    #expect(found.map(\.values) == [["rows-truncated": "1", "rows-above": "2"]])
  }

  @Test func gramsAreTruncatedOnce() {
    // 1 kg of 995.0 is 31.98999... ozt fine: 31.990 to the nearest, 31.989 rounded down.
    let bar = goodBar {
      $0.form = .kilo
      $0.unit = .grams
      $0.gross = .milligrams(1_000_000)
      $0.fineness = Fineness(partsPerMillion: 995_000)
      $0.statedFine = 31_989
      $0.weightBasis = .refiner
    }
    #expect(
      findings(of: "W02", evidence([barList([bar])])).map(\.values)
        == [["rows-truncated": "1", "rows-above": "0"]])
  }

  @Test func aBarWithoutWeightHasNoneToCompare() {
    let bar = goodBar { $0.gross = nil }
    #expect(findings(of: "W02", evidence([barList([bar])])) == [])
  }
}
