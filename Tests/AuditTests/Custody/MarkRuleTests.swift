import Audit
import Bullion
import Diagnostics
import Hashing
import Notation
import Testing

/// R03: the refiner's mark.
@Suite struct MarkRuleTests {
  private func verdict(
    _ mark: String, year: Int?, refiner: String = "RAND",
    entries: [(String, String, String?, String?)]
  ) -> String? {
    let bar = goodBar {
      $0.refinerCode = refiner
      $0.refinerMark = mark
      $0.year = year
    }
    let evidence = completeEvidence([barList([bar])]) {
      $0.marks = MarkRegister(
        digest: SHA256.hash("m"),
        entries: entries.map {
          MarkRegister.Entry(
            code: $0.0, mark: $0.1, validFrom: $0.2.flatMap { CalendarDate($0) },
            validTo: $0.3.flatMap { CalendarDate($0) })
        })
    }
    let found = findings(of: "R03", evidence)
    #expect(found.allSatisfy { $0.severity == .warning && $0.details == ["refiner_mark": mark] })
    return found.first?.values["mark"]
  }

  @Test func yearsOfUse() {
    let entries: [(String, String, String?, String?)] = [
      ("RAND", "OLD", "1990-12-31", "2003-01-01"), ("RAND", "NEW", "2003-01-02", nil),
    ]
    for (mark, year, expected) in [
      ("OLD", 1989, "outside-its-years"), ("OLD", 1990, nil), ("OLD", 2003, nil),
      ("OLD", 2004, "outside-its-years"), ("NEW", 2002, "outside-its-years"), ("NEW", 2003, nil),
      ("NEW", 2024, nil), ("new", 2024, "unknown"), ("OTHER", 2024, "unknown"), ("OLD", nil, nil),
      ("OTHER", nil, "unknown"), ("", 2024, nil),
    ] as [(String, Int?, String?)] {
      #expect(verdict(mark, year: year, entries: entries) == expected, "\(mark) \(year ?? 0)")
    }
    // A mark that was used again.
    let twice = entries + [("RAND", "OLD", "2010-01-01", nil)]
    #expect(verdict("OLD", year: 2009, entries: twice) == "outside-its-years")
    #expect(verdict("OLD", year: 2010, entries: twice) == nil)
  }

  @Test func refinersOfWhomNothingIsKnown() {
    #expect(verdict("X", year: 2024, entries: []) == nil)
    #expect(verdict("X", year: 2024, entries: [("OTHER", "X", nil, nil)]) == nil)
    #expect(
      verdict("X", year: 2024, entries: [("OTHER", "X", nil, nil), ("RAND", "Y", nil, nil)])
        == "unknown")
    #expect(lacking("R03", completeEvidence()).isEmpty)
    let none = completeEvidence([barList([goodBar { $0.refinerMark = "X" }])]) { $0.marks = nil }
    #expect(lacking("R03", none) == ["register of marks"])
    #expect(findings(of: "R03", none).isEmpty)
  }
}
