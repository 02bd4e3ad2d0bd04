import Diagnostics
import Disclosure
import Notation

/// K06: bars, claims and price are of one moment.
struct OneMoment: EvidenceRule {
  let text = RuleText(
    id: "K06", severity: .warning, title: "bars, supply and price are at most a day apart",
    test: "latest start - earliest end <= 86400 s over the as-of day of each bar list and the day "
      + "of the price, which begin at 00:00 and end at 00:00 of the next day, the time of each "
      + "block, and the as-of time, each of which begins and ends at once; all in UTC",
    source: "AICPA 2025 criteria: tokens and assets are compared at one point in time",
    fires: "a list of 2025-11-26 and a block of 2025-11-28T00:00:01Z",
    silent: "a list of 2025-11-26 and a block of 2025-11-28T00:00:00Z",
    clears: "lists, blocks and a price of one day, or proof that nothing moved in between")

  /// A day in seconds.
  private static let day = 86_400

  func missing(from evidence: Evidence) -> [String] {
    (evidence.claims?.supply.isEmpty ?? true ? [.tokenSupply] : [])
      + (evidence.price == nil ? ["the gold price"] : [])
      + (evidence.asOf == nil ? ["the as-of time"] : [])
      + evidence.lists.filter { $0.file.asOf == nil }.map { $0.lacks("as-of date") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let days = (evidence.lists.map(\.file.asOf) + [evidence.price?.note.date]).compactMap {
      $0.map { $0.daysSinceEpoch * OneMoment.day }
    }
    let moments = ((evidence.claims?.supply.map(\.time) ?? []) + [evidence.asOf].compactMap { $0 })
      .map(\.secondsSinceEpoch)
    guard let latest = (days + moments).max(),
      let earliest = (days.map { $0 + OneMoment.day } + moments).min(),
      latest - earliest > OneMoment.day
    else { return [] }
    return [
      Finding(
        text, subject: .reserve,
        values: [
          "spread-seconds": "\(latest - earliest)", "limit-seconds": "\(OneMoment.day)",
        ])
    ]
  }
}
