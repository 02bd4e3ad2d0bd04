import Audit
import Bullion
import Testing

/// Each rule over one bar: where it fires, where it is silent, and what it does to the bar.
@Suite struct BarRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let expected: [String]
    let change: @Sendable (inout Bar) -> Void
    var testDescription: String { name }
  }

  /// 350.035 ozt of 999.9 are 350.000 fine, and 430.043 are 430.000.
  private static func weigh(_ milliOunces: UInt64, _ bar: inout Bar) {
    bar.gross = .milliOunces(milliOunces)
    bar.fineness = Fineness(partsPerMillion: 999_900)
    bar.statedFine = nil
    bar.weightBasis = .refiner
  }

  static let cases: [Case] = [
    Case(name: "a good bar", expected: []) { _ in },
    Case(name: "B01 silver", expected: ["B01 excluding"]) { $0.metal = "AG" },
    Case(name: "B01 no metal", expected: ["B01 excluding"]) { $0.metal = "" },
    Case(name: "B01 other spelling", expected: ["B01 excluding"]) { $0.metal = "Au" },
    Case(name: "B02 no serial", expected: ["B02 excluding"]) { $0.serial = "" },
    Case(name: "B02 and R01 no refiner", expected: ["B02 excluding", "R01 excluding"]) {
      $0.refinerCode = ""
    },
    Case(name: "B02 no gross", expected: ["B02 excluding"]) { $0.gross = nil },
    Case(name: "B02 no fineness", expected: ["B02 excluding"]) { $0.fineness = nil },
    Case(name: "B02 and B06 gross of zero", expected: ["B02 excluding", "B06 excluding"]) {
      weigh(0, &$0)
    },
    Case(name: "B05 994.999", expected: ["B05 excluding", "B07 warning"]) {
      $0.fineness = Fineness(partsPerMillion: 994_999)
      $0.statedFine = nil
    },
    Case(name: "B05 silent at 995.0", expected: []) {
      $0.fineness = Fineness(partsPerMillion: 995_000)
      $0.statedFine = nil
    },
    Case(name: "B05 silent for other forms", expected: []) {
      $0.form = .other
      $0.fineness = Fineness(partsPerMillion: 900_000)
      $0.statedFine = nil
    },
    Case(name: "B06 349.999", expected: ["B06 excluding"]) { weigh(350_034, &$0) },
    Case(name: "B06 silent at 350", expected: []) { weigh(350_035, &$0) },
    Case(name: "B06 silent at 430", expected: []) { weigh(430_043, &$0) },
    Case(name: "B06 430.001", expected: ["B06 excluding"]) { weigh(430_044, &$0) },
    Case(name: "B06 warns for other forms", expected: ["B06 warning"]) {
      weigh(32_151, &$0)
      $0.form = .kilo
    },
    Case(name: "W01 silent at the tolerance", expected: []) { $0.statedFine = 398_443 },
    Case(name: "W01 silent above, where W02 speaks", expected: ["W02 warning"]) {
      $0.statedFine = 398_445
    },
    Case(name: "W01 above the tolerance", expected: ["W01 warning"]) { $0.statedFine = 398_446 },
    Case(name: "W01 below the tolerance", expected: ["W01 warning"]) { $0.statedFine = 398_442 },
    Case(name: "W01 at one ounce", expected: ["W01 warning"]) { $0.statedFine = 399_444 },
    Case(name: "W01 above one ounce", expected: ["W01 excluding"]) { $0.statedFine = 399_445 },
    Case(name: "W01 silent without a stated weight", expected: []) { $0.statedFine = nil },
    Case(name: "W03 off the step", expected: ["W03 warning"]) {
      $0.gross = .milliOunces(400_130)
      $0.statedFine = nil
    },
    Case(name: "W03 grams in London", expected: ["W03 warning"]) {
      $0.unit = .grams
      $0.gross = .milligrams(12_445_300)
      $0.statedFine = nil
    },
    Case(name: "W03 silent for a refiner's weight", expected: []) {
      $0.gross = .milliOunces(400_130)
      $0.statedFine = nil
      $0.weightBasis = .refiner
    },
    Case(name: "R01 unknown refiner", expected: ["R01 excluding"]) { $0.refinerCode = "XYZ" },
    Case(name: "R01 codes are bytes", expected: ["R01 excluding"]) { $0.refinerCode = "rand" },
    Case(name: "L01 other vault", expected: ["L01 excluding"]) { $0.vault = "V2" },
    Case(name: "L01 other account", expected: ["L01 excluding"]) { $0.account = "POOL" },
    Case(name: "L01 no account", expected: ["L01 excluding"]) { $0.account = "" },
  ]

  @Test(arguments: cases)
  func fires(test: Case) {
    let evidence = evidence([barList([goodBar("1001", test.change)])])
    #expect(found(evidence) == test.expected)
    let excluding = test.expected.filter { $0.hasSuffix("excluding") }.map { String($0.prefix(3)) }
    #expect(reasons(evidence) == [excluding.joined(separator: "+")])
  }

  @Test(arguments: [
    "leased", "pledged", "swapped", "lent", "in_transit", "unallocated", "redeemed_pending", "",
    "Allocated", "free",
  ])
  func encumbered(status: String) throws {
    let evidence = evidence([barList([goodBar { $0.status = status }])])
    #expect(found(evidence) == ["E01 excluding"])
    #expect(reasons(evidence) == ["E01"])
    let finding = try #require(Examination(of: evidence).findings.first)
    // Words of the vocabulary are published; any other text stays private.
    #expect(
      finding.values["status"]
        == (status.count > 4 && status != "Allocated" || status == "lent" ? status : "other"))
    #expect(finding.details["status"] == status)
  }

  @Test func findingsPointAtTheField() throws {
    let bars = [goodBar("1"), goodBar("2") { $0.fineness = Fineness(partsPerMillion: 990_000) }]
    let finding = try #require(
      Examination(of: evidence([barList(bars)])).findings.first { $0.rule == "B05" })
    #expect(finding.locations.map { "\($0)" } == ["CUSTODIAN.csv:3:61"])
    #expect(finding.values == ["fineness-ppm": "990000", "minimum-ppm": "995000"])
    #expect(finding.subject == .bar(id: "AU|RAND|2|2024|400125|ozt|990000"))
    #expect(!finding.clears.isEmpty)
  }

  @Test func toleranceIsThePolicys() {
    let list = barList([goodBar { $0.statedFine = 398_464 }])
    #expect(found(evidence([list], tolerance: 20)) == [])
    #expect(found(evidence([list], tolerance: 19)) == ["W01 warning"])
    // However wide the tolerance, more than an ounce is no rounding.
    let wide = barList([goodBar { $0.statedFine = 399_445 }])
    #expect(found(evidence([wide], tolerance: 5000)) == ["W01 excluding"])
  }
}
