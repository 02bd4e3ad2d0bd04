import Audit
import Bullion
import Diagnostics
import Hashing
import Notation
import Testing

/// R02: the refiner's status, by what was known on the as-of date.
@Suite struct RefinerStatusTests {
  private func entry(
    _ status: RefinerRegister.Status, _ from: String? = nil, _ to: String? = nil,
    decided: String? = nil, code: String = "RAND"
  ) -> RefinerRegister.Entry {
    RefinerRegister.Entry(
      code: code, name: code, status: status, validFrom: from.flatMap { CalendarDate($0) },
      validTo: to.flatMap { CalendarDate($0) }, decidedOn: decided.flatMap { CalendarDate($0) })
  }

  /// `severity status` of the one bar, or nothing.
  private func verdict(
    _ entries: [RefinerRegister.Entry], year: Int?, asOf: String = "2025-11-28",
    listDay: String? = "2025-11-28"
  ) -> String {
    let bar = goodBar { $0.year = year }
    let list = barList([bar]) { $0.asOf = listDay.flatMap { CalendarDate($0) } }
    let evidence = completeEvidence(
      [list], refiners: RefinerRegister(digest: SHA256.hash("r"), entries: entries)
    ) { $0.asOf = Timestamp(asOf + "T15:00:00Z") }
    let found = findings(of: "R02", evidence)
    #expect(found.count <= 1)
    return found.map { "\($0.severity.rawValue) \($0.values["status"] ?? "")" }.joined()
  }

  /// The register of one Kyrgyz refiner as the decisions were made (Reuters, kursiv.media):
  /// suspended, and half a year later reinstated together with what was made in between.
  private var kyrgyz: [RefinerRegister.Entry] {
    [
      entry(.listed, nil, "2021-09-16"),
      entry(.suspended, "2021-09-17", decided: "2021-09-17"),
      entry(.listed, "2021-09-17", decided: "2022-05-03"),
    ]
  }

  @Test(arguments: [
    (2020, "2022-04-30", ""), (2021, "2021-09-16", ""), (2021, "2021-09-17", "warning"),
    (2021, "2022-05-02", "warning"), (2022, "2022-04-30", "excluding"),
    (2022, "2022-05-02", "excluding"), (2021, "2022-05-03", ""), (2022, "2022-05-03", ""),
    (2023, "2023-01-01", ""),
  ])
  func decidedAfterwards(year: Int, asOf: String, expected: String) {
    let words = ["warning": "warning changed-in-year", "excluding": "excluding not-listed"]
    for entries in [kyrgyz, kyrgyz.reversed()] {
      #expect(verdict(entries, year: year, asOf: asOf) == words[expected] ?? "")
    }
  }

  @Test func theBarIsLeftOut() {
    let list = [barList([goodBar { $0.year = 2022 }])]
    let register = RefinerRegister(digest: SHA256.hash("r"), entries: kyrgyz)
    for (asOf, reason) in [("2022-05-02", "R02"), ("2022-05-03", "")] {
      let evidence = completeEvidence(list, refiners: register) {
        $0.asOf = Timestamp(asOf + "T12:00:00Z")
      }
      #expect(reasons(evidence) == [reason])
    }
  }

  /// The first and the last day of the year, on both sides.
  @Test func daysOfTheYear() {
    let until = { self.entry(.listed, nil, $0) }
    #expect(verdict([until("2023-12-31"), entry(.former, "2024-01-01")], year: 2023) == "")
    #expect(
      verdict([until("2023-12-30"), entry(.former, "2023-12-31")], year: 2023)
        == "warning changed-in-year")
    #expect(
      verdict([until("2023-01-01"), entry(.former, "2023-01-02")], year: 2023)
        == "warning changed-in-year")
    #expect(
      verdict([until("2022-12-31"), entry(.former, "2023-01-01")], year: 2023)
        == "excluding not-listed")
    // Of the year of the as-of date only the days up to it are looked at.
    let stops = [until("2025-11-28"), entry(.suspended, "2025-11-29")]
    #expect(verdict(stops, year: 2025) == "")
    #expect(verdict(stops, year: 2025, asOf: "2025-11-29") == "warning changed-in-year")
    #expect(verdict(stops, year: 2026) == "")
  }

  @Test func statusesThatAreNotListed() {
    #expect(verdict([entry(.former)], year: 2024) == "excluding not-listed")
    #expect(verdict([entry(.suspended)], year: 2024) == "excluding not-listed")
    let both = [entry(.former, nil, "2024-06-30"), entry(.suspended, "2024-07-01")]
    #expect(verdict(both, year: 2024) == "excluding not-listed")
  }

  @Test func daysWithoutAStatus() {
    #expect(verdict([entry(.listed, "2024-01-01")], year: 2024) == "")
    #expect(verdict([entry(.listed, "2024-01-02")], year: 2024) == "warning register-silent")
    #expect(verdict([entry(.listed, nil, "2024-12-30")], year: 2024) == "warning register-silent")
    let gap = [entry(.suspended, nil, "2024-05-01"), entry(.suspended, "2024-05-03")]
    #expect(verdict(gap, year: 2024) == "warning register-silent")
    // Nothing that was decided later is known yet.
    #expect(verdict([entry(.listed, decided: "2025-11-28")], year: 2024) == "")
    #expect(
      verdict([entry(.listed, decided: "2025-11-29")], year: 2024) == "warning register-silent")
    #expect(verdict([entry(.listed)], year: 0) == "warning register-silent")
  }

  @Test func theLastDecisionHolds() {
    let dated = entry(.suspended, decided: "2020-01-01")
    for entries in [[entry(.listed), dated], [dated, entry(.listed)]] {
      #expect(verdict(entries, year: 2024) == "excluding not-listed")
    }
    // Of two decisions of one day the later in the file holds.
    let listed = entry(.listed, decided: "2020-01-01")
    #expect(verdict([dated, listed], year: 2024) == "")
    #expect(verdict([listed, dated], year: 2024) == "excluding not-listed")
    #expect(verdict([entry(.former), entry(.listed)], year: 2024) == "")
  }

  @Test func aBarWithoutYear() {
    #expect(verdict(kyrgyz, year: nil, asOf: "2021-09-16") == "")
    #expect(verdict(kyrgyz, year: nil, asOf: "2021-09-17") == "warning year-unknown")
    #expect(verdict([entry(.former, "2030-01-01")], year: nil) == "warning year-unknown")
    #expect(verdict([entry(.listed, "2030-01-01")], year: nil) == "")
  }

  @Test func whatItIsNotAbout() {
    let other = entry(.former, code: "OTHER")
    #expect(verdict([other], year: 2024) == "")
    #expect(verdict([other, entry(.listed)], year: 2024) == "")
    #expect(lacking("R02", completeEvidence()).isEmpty)
    #expect(lacking("R02", completeEvidence(refiners: nil)) == ["a register of refiners"])
    #expect(findings(of: "R02", completeEvidence(refiners: nil)).isEmpty)
    let undated = barList([goodBar()]) { $0.asOf = nil }
    let formers = RefinerRegister(digest: SHA256.hash("r"), entries: [entry(.former)])
    let evidence = Evidence(lists: [undated], refiners: formers)
    #expect(lacking("R02", evidence) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "R02", evidence).isEmpty)
    // A list alone has its own day.
    let alone = Evidence(lists: [barList([goodBar()])], refiners: formers)
    #expect(findings(of: "R02", alone).count == 1)
  }
}
