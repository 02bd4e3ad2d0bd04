import Diagnostics
import Notation

/// L02: the bars were counted not long before the as-of date.
struct CountedLately: EvidenceRule {
  let text = RuleText(
    id: "L02", severity: .warning, title: "each bar was counted not long before the as-of date",
    test: "last_counted is given, <= as-of date, and as-of date - last_counted <= "
      + "count-max-age-days; one finding a list, with the number of rows",
    source: "funds and treasuries have bars counted once or twice a year",
    fires: "counted 2024-11-27 as of 2025-11-28 with a limit of 365 days; last_counted is empty",
    silent: "counted 2024-11-28 as of 2025-11-28 with a limit of 365 days",
    clears: "the record of a count, or the reason why none was made")

  func missing(from evidence: Evidence) -> [String] {
    (evidence.policy?.countDays == nil ? ["policy 'count-max-age-days'"] : [])
      + evidence.listsWithoutDay
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let limit = evidence.policy?.countDays else { return [] }
    return evidence.lists.compactMap { list in
      guard let day = evidence.auditDay(of: list) else { return nil }
      let counted = list.bars.compactMap(\.days.counted)
      let never = list.bars.filter { $0.days.counted == nil }
      let after = counted.filter { $0 > day }
      let old = counted.filter { $0 <= day && UInt64(day.days(since: $0)) > limit }
      guard !never.isEmpty || !after.isEmpty || !old.isEmpty else { return nil }
      var values = [
        "rows-never": "\(never.count)", "rows-after": "\(after.count)", "rows-old": "\(old.count)",
        "limit-days": "\(limit)", "as-of-date": "\(day)",
      ]
      values["oldest"] = old.min().map { "\($0)" }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest), values: values,
        locations: [list.file.location])
    }
  }
}
