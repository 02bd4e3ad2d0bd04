import Audit
import Bullion
import Diagnostics
import Disclosure
import Notation
import Testing

/// L01 and L02: where the bars are, and when they were counted.
@Suite struct LocationRuleTests {
  private func list(
    _ bar: Bar = goodBar(), days: ListedBar.Days,
    _ change: (inout Engagement.BarListFile) -> Void = { _ in }
  ) -> BarList {
    var list = barList([bar], change)
    list.bars[0].days = days
    return list
  }

  private func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

  @Test func daysInTheVault() {
    let cases: [(ListedBar.Days, String?)] = [
      (.init(arrived: day("2025-11-28")), nil), (.init(arrived: day("2025-11-29")), "not-yet-in"),
      (.init(left: day("2025-11-29")), nil), (.init(left: day("2025-11-28")), "left"),
      (.init(arrived: day("2025-11-29"), left: day("2025-11-01")), "not-yet-in+left"),
    ]
    for (days, reason) in cases {
      let evidence = completeEvidence([list(days: days)])
      #expect(
        findings(of: "L01", evidence).map(\.values) == (reason.map { [["reason": $0]] } ?? []))
      #expect(reasons(evidence) == [reason == nil ? "" : "L01"])
    }
    let elsewhere = goodBar {
      $0.vault = "V2"
      $0.account = "POOL"
    }
    let all = completeEvidence([list(elsewhere, days: .init(left: day("2025-11-28")))])
    #expect(findings(of: "L01", all).map(\.values) == [["reason": "vault+account+left"]])
    #expect(findings(of: "L01", all).map(\.severity) == [.excluding])
  }

  @Test func theEngagementsDayDecides() {
    let later = list(days: .init(left: day("2025-11-28"))) { $0.asOf = CalendarDate("2025-11-20") }
    #expect(findings(of: "L01", completeEvidence([later])).count == 1)
    #expect(findings(of: "L01", completeEvidence([later]) { $0.asOf = nil }).isEmpty)
    let undated = list(days: .init(left: day("2025-11-28"))) { $0.asOf = nil }
    let nobodys = completeEvidence([undated]) { $0.asOf = nil }
    #expect(lacking("L01", nobodys) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "L01", nobodys).isEmpty)
    // Without days in the list there is nothing that needs the date.
    let plain = completeEvidence([list(days: .init()) { $0.asOf = nil }]) { $0.asOf = nil }
    #expect(lacking("L01", plain).isEmpty)
  }

  private func counted(_ days: [String?], limit: UInt64? = 365) -> [Finding] {
    var list = barList(days.indices.map { goodBar("\($0)") })
    for (index, day) in days.enumerated() {
      list.bars[index].days.counted = day.flatMap { CalendarDate($0) }
    }
    return findings(of: "L02", completeEvidence([list]) { $0.policy!.countDays = limit })
  }

  @Test func counts() {
    #expect(counted(["2024-11-28", "2025-11-28"]).isEmpty)
    #expect(counted(["2025-11-28"], limit: 0).isEmpty)
    let found = counted([nil, "2024-11-27", "2023-01-01", "2025-11-29", "2025-11-28"])
    #expect(found.map(\.severity) == [.warning])
    #expect(
      found.first?.values == [
        "rows-never": "1", "rows-old": "2", "rows-after": "1", "oldest": "2023-01-01",
        "limit-days": "365", "as-of-date": "2025-11-28",
      ])
    #expect(found.first?.subject == .list(label: "CUSTODIAN", digest: barList([]).digest))
    #expect(counted([nil]).first?.values["rows-never"] == "1")
    #expect(counted(["2025-11-29"]).first?.values["rows-after"] == "1")
    #expect(counted(["2025-11-27"], limit: 0).first?.values["oldest"] == "2025-11-27")
    #expect(counted(["2023-01-01"], limit: .max).isEmpty)
  }

  @Test func countsThatAreMissing() {
    #expect(lacking("L02", completeEvidence()).isEmpty)
    #expect(counted([nil], limit: nil).isEmpty)
    for evidence in [
      completeEvidence { $0.policy = nil }, completeEvidence { $0.policy!.countDays = nil },
    ] {
      #expect(lacking("L02", evidence) == ["policy 'count-max-age-days'"])
    }
    let undated = completeEvidence([barList([goodBar()]) { $0.asOf = nil }]) { $0.asOf = nil }
    #expect(lacking("L02", undated) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "L02", undated).isEmpty)
  }
}
