import Audit
import Bullion
import Diagnostics
import Notation
import Testing

/// What is stamped on a bar or stands for it in the list: B03, B04, B11, B12 and B13.
@Suite struct BarMarkTests {
  @Test(
    arguments: [
      ("12345678901", nil), ("123456789012", "12"), ("123 456 789 01", nil), ("N 60131 A", nil),
      ("123456-78901", "12"), ("1234567890\u{416}", nil), ("12345678901\u{416}", "12"),
      // A letter and its accent are two scalars, whatever they look like.
      ("1234567890e\u{301}", "12"), ("123456789e\u{301}", nil), ("", nil),
    ] as [(String, String?)])
  func serialLength(serial: String, length: String?) {
    let found = findings(of: "B03", evidence([barList([goodBar(serial)])]))
    #expect(found.map(\.values) == (length.map { [["length": $0, "maximum": "11"]] } ?? []))
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: [(1899, true), (1900, false), (2025, false), (2026, true)])
  func yearOfMake(year: Int, fires: Bool) {
    let evidence = evidence([barList([goodBar { $0.year = year }])])
    #expect(findings(of: "B04", evidence).map(\.severity) == (fires ? [.warning] : []))
    #expect(lacking("B04", evidence) == [])
    #expect(reasons(evidence) == [""])
  }

  @Test func withoutADayOnlyTheEarliestYearIsKnown() {
    let bars = [goodBar("100") { $0.year = 2999 }, goodBar("220") { $0.year = 1899 }]
    var evidence = evidence([barList(bars) { $0.asOf = nil }])
    #expect(findings(of: "B04", evidence).map(\.values) == [["year": "1899", "earliest": "1900"]])
    #expect(lacking("B04", evidence) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    // The audit's own day stands in for the list's.
    evidence.asOf = Timestamp("2025-11-28T15:00:00Z")
    #expect(findings(of: "B04", evidence).count == 2 && lacking("B04", evidence) == [])
  }

  /// A list's own day counts, also where the audit's lies in another year.
  @Test func theListsDayComesFirst() {
    var evidence = evidence([
      barList([goodBar { $0.year = 2025 }]) { $0.asOf = CalendarDate("2024-12-31") }
    ])
    evidence.asOf = Timestamp("2025-01-02T00:00:00Z")
    #expect(findings(of: "B04", evidence).map(\.values["latest"]) == ["2024"])
  }

  @Test func missingYears() throws {
    let bars = [goodBar("100") { $0.year = nil }, goodBar("220"), goodBar("333") { $0.year = nil }]
    var evidence = evidence([barList(bars)])
    let found = findings(of: "B04", evidence)
    #expect(found.map(\.severity) == [.warning] && found.map(\.values) == [["rows": "2"]])
    #expect(reasons(evidence) == ["", "", ""])
    evidence.policy = policy()
    #expect(findings(of: "B04", evidence) == found)
    evidence.policy?.requiresYear = true
    let excluded = findings(of: "B04", evidence)
    #expect(excluded.map(\.severity) == [.excluding, .excluding])
    #expect(excluded.map(\.values) == [["year": "not given"], ["year": "not given"]])
    #expect(reasons(evidence) == ["B04", "", "B04"])
  }

  private func serials(_ serials: [String], ranges: [ClosedRange<UInt64>]) -> BarList {
    barList(serials.map { goodBar($0) }) { $0.internalSerials = ranges }
  }

  @Test func serialsOfTheCustodian() {
    let list = serials(
      [
        "499999", "500000", "599999", "600000", "0500001", "AB500002", "+500003", "500004 ",
        "700000", "99999999999999999999999", "",
      ], ranges: [500_000...599_999, 700_000...700_000])
    let found = findings(of: "B11", evidence([list]))
    // 500000, 599999, 0500001 and 700000.
    #expect(found.map(\.values) == [["rows": "4"]] && found.map(\.severity) == [.warning])
    #expect(found.map(\.subject) == [.list(label: list.label, digest: list.digest)])
    #expect(findings(of: "B11", evidence([serials(["500000"], ranges: [])])) == [])
    #expect(findings(of: "B11", evidence([serials(["5"], ranges: [6...7])])) == [])
  }

  @Test func formatsThatNumberBarsThemselves() {
    var list = barList([goodBar("AB1"), goodBar("CD22")])
    list.hasInternalSerials = true
    #expect(findings(of: "B11", evidence([list])).map(\.values) == [["rows": "2"]])
  }

  @Test func meltsAndSecondAssays() {
    #expect(findings(of: "B12", evidence([barList([goodBar { $0.count = 1 }])])) == [])
    let melt = findings(of: "B12", evidence([barList([goodBar { $0.count = 2 }])]))
    #expect(melt.map(\.values) == [["count": "2"]] && melt.map(\.severity) == [.warning])
    #expect(findings(of: "B13", evidence([barList([goodBar()])])) == [])
    let assay = goodBar { $0.higherAssay = Fineness(partsPerMillion: 996_600) }
    let found = findings(of: "B13", evidence([barList([assay])]))
    #expect(found.map(\.values) == [["fineness-ppm": "995800", "higher-ppm": "996600"]])
    #expect(found.map(\.severity) == [.warning])
  }
}

/// A policy that agrees on nothing.
func policy(_ change: (inout Engagement.Policy) -> Void = { _ in }) -> Engagement.Policy {
  var policy = Engagement.Policy(haircut: 0, buffer: 0, fineTolerance: 1, waived: [])
  change(&policy)
  return policy
}
