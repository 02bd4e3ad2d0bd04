import Bullion
import Diagnostics
import Disclosure
import Notation

/// M03: a bar that left does not come back unseen.
struct BarThatReturned: EvidenceRule {
  let text = RuleText(
    id: "M03", severity: .warning, title: "no bar returns after it left",
    test: "a bar id that is listed now is none that an audit before the previous one listed and "
      + "the previous one did not, and none that by the movements left and later, or on the same "
      + "day, arrived",
    source: "gold that is lent out between audits is back for each of them",
    fires: "listed in Q1, not in Q2, listed in Q3; left on 2025-09-01, arrived on 2025-11-01",
    silent: "arrived on 2025-09-01 and listed; left and not listed",
    clears: "the custodian's account of where the bar was")

  func missing(from evidence: Evidence) -> [String] {
    let known =
      evidence.previous?.bars != nil && !evidence.earlier.isEmpty
      && evidence.earlier.allSatisfy { $0.bars != nil }
    return known ? [] : ["statements before the previous one"]
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let before = evidence.previous?.bars.map { Set($0.map { Verbatim($0.id) }) }
    let earlier = Set(evidence.earlier.flatMap { $0.bars ?? [] }.map { Verbatim($0.id) })
    let returned = BarThatReturned.returned(by: evidence.movements ?? [])
    return evidence.rows.compactMap { row in
      let bar = Verbatim(row.id)
      var reasons: [String] = []
      // Without the previous bars nobody knows whether it was away.
      if let before, !before.contains(bar), earlier.contains(bar) {
        reasons.append("earlier-audit")
      }
      if returned.contains(bar) { reasons.append("movements") }
      guard !reasons.isEmpty else { return nil }
      return Finding(
        text, row: row, field: .serial, values: ["reason": reasons.joined(separator: "+")])
    }
  }

  /// The bars of which some departure is followed by an arrival.
  private static func returned(by movements: [BarMovement]) -> Set<Verbatim> {
    var left: [Verbatim: CalendarDate] = [:]
    for movement in movements where movement.direction == .left {
      left[Verbatim(movement.bar), default: movement.date] = min(
        left[Verbatim(movement.bar)] ?? movement.date, movement.date)
    }
    return Set(
      movements.filter { movement in
        movement.direction == .arrived
          && left[Verbatim(movement.bar)].map { $0 <= movement.date } ?? false
      }.map { Verbatim($0.bar) })
  }
}
