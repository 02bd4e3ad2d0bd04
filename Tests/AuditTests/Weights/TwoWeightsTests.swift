import Audit
import Bullion
import Diagnostics
import Notation
import Testing

/// Weights that stand beside one another: W04 and W05.
@Suite struct TwoWeightsTests {
  private func both(
    _ basis: Bar.WeightBasis, _ milligrams: UInt64, _ milliOunces: UInt64, gramsFirst: Bool
  ) -> Evidence {
    let (grams, ounces) = (Mass.milligrams(milligrams), Mass.milliOunces(milliOunces))
    let bar = goodBar {
      $0.weightBasis = basis
      $0.unit = gramsFirst ? .grams : .troyOunces
      $0.gross = gramsFirst ? grams : ounces
      $0.secondGross = gramsFirst ? ounces : grams
      $0.statedFine = nil
    }
    return evidence([barList([bar])])
  }

  /// 12.6428 kg are 406.475 ozt dead weight, and 406.450 ozt on a London scale.
  @Test(
    arguments: [
      (.london, 406_425, false), (.london, 406_424, true), (.london, 406_450, false),
      (.london, 406_475, false), (.london, 406_476, true), (.metric, 406_475, false),
      (.metric, 406_474, false), (.metric, 406_473, true), (.metric, 406_476, false),
      (.metric, 406_477, true), (.refiner, 406_476, false), (.refiner, 406_450, true),
    ] as [(Bar.WeightBasis, UInt64, Bool)])
  func oneWeightInTwoUnits(basis: Bar.WeightBasis, ounces: UInt64, fires: Bool) {
    for gramsFirst in [true, false] {
      let evidence = both(basis, 12_642_800, ounces, gramsFirst: gramsFirst)
      let found = findings(of: "W04", evidence)
      #expect(found.map(\.severity) == (fires ? [.warning] : []))
      #expect(
        found.allSatisfy {
          $0.values == [
            "gross-mg": "12642800", "gross-mozt": "\(ounces)",
            "expected-mozt": basis == .london ? "406450" : "406475",
          ]
        })
      #expect(lacking("W04", evidence) == [])
    }
  }

  @Test func oneUnitIsNoTest() {
    let same = goodBar { $0.secondGross = .milliOunces(1) }
    let none = goodBar { $0.secondGross = nil }
    let unknown = goodBar {
      $0.gross = nil
      $0.secondGross = .milligrams(12_642_800)
    }
    for bar in [same, none, unknown] {
      #expect(findings(of: "W04", evidence([barList([bar])])) == [])
    }
  }

  @Test func theVaultsWeightIsNotUsed() throws {
    let bar = goodBar { $0.weightBasis = .refiner }
    #expect(findings(of: "W05", evidence([barList([bar])])) == [])
    for (basis, fires) in [(Bar.WeightBasis.refiner, true), (.london, false), (.metric, false)] {
      var list = barList([goodBar { $0.weightBasis = basis }])
      list.bars[0].days.weighed = CalendarDate("2025-10-01")
      let found = findings(of: "W05", evidence([list]))
      #expect(found.map(\.severity) == (fires ? [.warning] : []))
      #expect(
        found.allSatisfy {
          $0.values == ["last-weighed": "2025-10-01", "other-row": "none"]
        })
    }
  }

  /// The refiner's row beside a vault's: of one year, of two, or of one that is not known.
  @Test(
    arguments: [
      (2024, 2024, true), (2024, 2023, false), (nil, 2024, true), (2024, nil, true),
      (nil, nil, true),
    ] as [(Int?, Int?, Bool)])
  func anotherRowIsWeighed(refiners: Int?, vaults: Int?, fires: Bool) {
    for basis in [Bar.WeightBasis.london, .metric] {
      let one = goodBar {
        $0.weightBasis = .refiner
        $0.year = refiners
      }
      let other = goodBar {
        $0.weightBasis = basis
        $0.year = vaults
        $0.gross = .milliOunces(400_150)
        $0.statedFine = nil
      }
      for lists in [
        [barList([one, other])], [barList([other], label: "A"), barList([one], label: "B")],
      ] {
        let found = findings(of: "W05", evidence(lists))
        #expect(found.map(\.subject) == (fires ? [.bar(id: one.id)] : []))
        #expect(found.allSatisfy { $0.values == ["other-row": "weighed"] })
      }
    }
  }

  @Test func onlyTheSameBarCounts() {
    let one = goodBar { $0.weightBasis = .refiner }
    for other in [
      goodBar("2002"), goodBar { $0.refinerCode = "VALCAMBI" },
      goodBar {
        $0.weightBasis = .refiner
        $0.gross = .milliOunces(400_150)
      },
    ] { #expect(findings(of: "W05", evidence([barList([one, other])])) == []) }
    let nameless = [Bar.WeightBasis.refiner, .london].map { basis in
      goodBar("") { $0.weightBasis = basis }
    }
    #expect(findings(of: "W05", evidence([barList(nameless)])) == [])
  }
}
