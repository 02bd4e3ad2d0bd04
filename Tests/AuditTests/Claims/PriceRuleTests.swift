import Audit
import Diagnostics
import Notation
import Testing

/// P: the gold price.
@Suite struct PriceRuleTests {
  private func evidence(_ change: (inout PriceEvidence) -> Void) -> Evidence {
    completeEvidence { change(&$0.price!) }
  }

  @Test(arguments: ["AM", "PM", "LBMA-AM", "LBMA-PM"])
  func sessionsThatAreNamed(session: String) {
    #expect(findings(of: "P01", evidence { $0.note.session = session }).isEmpty)
  }

  @Test(arguments: ["LBMA", "LBMA-PM-2", "LBMAPM", "lbma-pm", "-PMX"])
  func sessionsThatAreNot(session: String) {
    let found = findings(of: "P01", evidence { $0.note.session = session })
    #expect(found.map(\.severity) == [.blocking])
    #expect(found.first?.subject == .price)
    #expect(found.first?.values == ["session": "neither-am-nor-pm"])
  }

  @Test func theDocumentAndTheDay() {
    let empty = findings(of: "P01", evidence { $0.documentBytes = 0 })
    #expect(empty.map(\.values) == [["document-bytes": "0"]])
    #expect(findings(of: "P01", evidence { $0.documentBytes = 1 }).isEmpty)
    let later = findings(of: "P01", evidence { $0.note.date = CalendarDate("2025-11-29")! })
    #expect(later.map(\.values) == [["price-date": "2025-11-29", "as-of-date": "2025-11-28"]])
  }

  /// 2025-11-28 is a Friday.
  @Test(arguments: [
    ("2025-11-28", "2025-11-28", true), ("2025-11-27", "2025-11-28", false),
    ("2025-11-28", "2025-11-29", true), ("2025-11-28", "2025-11-30", true),
    ("2025-11-29", "2025-11-29", true), ("2025-11-29", "2025-11-30", false),
    ("2025-11-27", "2025-11-29", false), ("2025-11-28", "2025-12-01", false),
    ("2025-11-21", "2025-11-29", false), ("1969-12-26", "1969-12-28", true),
    ("1969-12-25", "1969-12-28", false),
  ])
  func priceOfTheDay(price: String, asOf: String, agrees: Bool) {
    let evidence = completeEvidence {
      $0.asOf = Timestamp(asOf + "T15:00:00Z")
      $0.price?.note.date = CalendarDate(price)!
    }
    let found = findings(of: "P02", evidence)
    #expect(found.map(\.severity) == (agrees ? [] : [.warning]))
    #expect(agrees || found.first?.values == ["price-date": price, "as-of-date": asOf])
  }

  /// 10 % of the second source, to the micro-dollar: 4161.10 is within it from 3782.818182 to
  /// 4623.444444.
  @Test(
    arguments: [
      (3_782_818_181, false), (3_782_818_182, true), (4_161_100_000, true), (4_623_444_444, true),
      (4_623_444_445, false),
    ] as [(UInt128, Bool)])
  func aboutTheSamePrice(second: UInt128, agrees: Bool) {
    let found = findings(of: "P03", evidence { $0.note.second!.microUSD = second })
    #expect(found.map(\.severity) == (agrees ? [] : [.warning]))
    #expect(found.allSatisfy { $0.values["unit"] == nil && $0.values["second-date"] == nil })
  }

  /// 4161.10 per ounce is 133782.28 per kilogram; 3 % around it.
  @Test(
    arguments: [
      (133_782_277_770, true), (129_768_809_436, false), (129_768_809_437, true),
      (137_795_746_103, true), (137_795_746_104, false), (129_424_000, true),
      (4_161_100_000_000, false), (0, false), (UInt128.max, false),
    ] as [(UInt128, Bool)])
  func aPricePerKilogram(second: UInt128, isKilogram: Bool) {
    let found = findings(of: "P03", evidence { $0.note.second!.microUSD = second })
    #expect(found.count == 1)
    #expect((found.first?.values["unit"] == "kg") == isKilogram)
  }

  @Test func theRatioAndTheSecondDate() {
    let half = findings(of: "P03", evidence { $0.note.second!.microUSD = 8_322_200_000 })
    #expect(half.first?.values["ratio-ppm"] == "500000")
    let day = evidence { $0.note.second!.date = CalendarDate("2025-11-27")! }
    #expect(
      findings(of: "P03", day).map(\.values)
        == [["price-date": "2025-11-28", "second-date": "2025-11-27"]])
  }

  @Test func whatIsMissing() {
    #expect(lacking("P01", completeEvidence { $0.price = nil }) == ["the gold price"])
    #expect(lacking("P02", completeEvidence { $0.asOf = nil }) == ["the as-of date"])
    #expect(
      lacking("P03", evidence { $0.note.second = nil }) == ["a second source of the gold price"])
    for rule in ["P01", "P02", "P03"] {
      #expect(!lacking(rule, completeEvidence { $0.price = nil }).isEmpty)
      #expect(lacking(rule, completeEvidence()).isEmpty)
      #expect(findings(of: rule, completeEvidence { $0.price = nil }).isEmpty)
      #expect(findings(of: rule, completeEvidence()).isEmpty)
    }
    // What was given is looked at all the same.
    let early = completeEvidence {
      $0.asOf = nil
      $0.price!.documentBytes = 0
    }
    #expect(findings(of: "P01", early).count == 1)
  }
}
