import Audit
import Bullion
import Diagnostics
import Testing

/// What a kind of bar must weigh and how fine it is: B07, B08, B09 and B10.
@Suite struct BarFormTests {
  private func bar(_ form: Bar.Form, _ gross: Mass?, _ fineness: UInt64? = 999_900) -> Evidence {
    let bar = goodBar {
      $0.form = form
      if case .milligrams = gross { $0.unit = .grams }
      $0.gross = gross
      $0.fineness = fineness.flatMap { Fineness(partsPerMillion: $0) }
      $0.statedFine = nil
      $0.weightBasis = .metric
    }
    return evidence([barList([bar])])
  }

  @Test(arguments: [
    (995_000, false), (999_900, false), (1_000_000, true), (999_901, true), (996_630, true),
    (996_600, false), (900_000, false), (999_950, true),
  ])
  func fourFigures(fineness: UInt64, fires: Bool) {
    let found = findings(of: "B07", bar(.goodDelivery400, .milliOunces(400_125), fineness))
    #expect(found.map(\.severity) == (fires ? [.warning] : []))
    #expect(
      found.allSatisfy {
        $0.values == ["fineness-ppm": "\(fineness)", "maximum-ppm": "999900"]
      })
  }

  @Test(
    arguments: [
      (.milligrams(999_999), true), (.milligrams(1_000_000), false),
      (.milligrams(1_000_999), false), (.milligrams(1_001_000), true),
      (.milliOunces(32_149), true), (.milliOunces(32_150), false), (.milliOunces(32_183), false),
      (.milliOunces(32_184), true), (nil, false),
    ] as [(Mass?, Bool)])
  func kilobars(gross: Mass?, fires: Bool) {
    let evidence = bar(.kilo, gross)
    #expect(findings(of: "B08", evidence).map(\.severity) == (fires ? [.excluding] : []))
    #expect(reasons(evidence).map { $0.contains("B08") } == [fires])
    #expect(findings(of: "B08", bar(.other, gross)) == [])
  }

  /// A kilobar of whole milligrams is one in ounces too, however its list rounds.
  @Test func everyKilobarIsOneInOunces() {
    for milligrams in UInt64(1_000_000)...1_000_999 {
      let down = Mass.milligrams(milligrams).deadMilliOunces
      for ounces in [down, down + 1] {
        #expect(findings(of: "B08", bar(.kilo, .milliOunces(ounces))) == [], "\(milligrams)")
      }
      guard milligrams % 333 == 0 else { continue }
      #expect(findings(of: "B08", bar(.kilo, .milligrams(milligrams))) == [])
    }
  }

  @Test(
    arguments: [
      (.milliOunces(94_999), true), (.milliOunces(95_000), false), (.milliOunces(105_000), false),
      (.milliOunces(105_001), true),
      // 95 ozt are 2954.830296 g, and 105.001 ozt are 3265.896167 g.
      (.milligrams(2_954_830), true), (.milligrams(2_954_831), false),
      (.milligrams(3_265_896), false), (.milligrams(3_265_897), true), (nil, false),
    ] as [(Mass?, Bool)])
  func comexBars(gross: Mass?, fires: Bool) {
    let evidence = bar(.comex100, gross)
    #expect(findings(of: "B09", evidence).map(\.severity) == (fires ? [.excluding] : []))
    #expect(reasons(evidence).map { $0.contains("B09") } == [fires])
    #expect(findings(of: "B09", bar(.goodDelivery400, gross)) == [])
  }

  @Test(arguments: [(Bar.Form.kilo, "B08"), (.comex100, "B09")])
  func theLeastFineness(form: Bar.Form, rule: String) {
    let gross: Mass = form == .kilo ? .milligrams(1_000_000) : .milliOunces(100_000)
    #expect(findings(of: rule, bar(form, gross, 995_000)) == [])
    #expect(findings(of: rule, bar(form, gross, nil)) == [])
    let low = findings(of: rule, bar(form, gross, 994_999))
    #expect(low.map(\.values) == [["fineness-ppm": "994999", "minimum-ppm": "995000"]])
    let both = findings(of: rule, bar(form, .milliOunces(1), 994_999))
    #expect(both.map(\.values.count) == [5])
  }

  @Test func goodDeliveryAlone() {
    var evidence = bar(.kilo, .milligrams(1_000_000))
    #expect(lacking("B10", evidence) == ["policy 'good-delivery-only'"])
    evidence.policy = policy()
    #expect(lacking("B10", evidence) == ["policy 'good-delivery-only'"])
    #expect(findings(of: "B10", evidence) == [])
    evidence.policy?.goodDeliveryOnly = false
    #expect(lacking("B10", evidence) == [] && findings(of: "B10", evidence) == [])
    evidence.policy?.goodDeliveryOnly = true
    let found = findings(of: "B10", evidence)
    #expect(found.map(\.severity) == [.warning] && found.map(\.values) == [["form": "KILO"]])
    #expect(lacking("B10", evidence) == [])
    var good = bar(.goodDelivery400, .milliOunces(400_125))
    good.policy = policy { $0.goodDeliveryOnly = true }
    #expect(findings(of: "B10", good) == [])
  }
}
