import Bullion
import Diagnostics

/// D02: a bar has one weight and one fineness.
struct BarWithTwoWeights: EvidenceRule {
  let text = RuleText(
    id: "D02", severity: .excluding, title: "no bar has two weights",
    test: "bars of equal refiner, serial and year have equal gross, unit and fineness, where a "
      + "bar without a year may be one of any year of that refiner and serial; "
      + "otherwise the one with the lowest accepted fine weight counts, the others do not",
    source: "the 2009 review of a gold fund's list: 78 pairs of one refiner's serials",
    fires: "refiner JMC, serial 2323, once with 419.208 and once with 397.563 ozt",
    silent: "the same serial of two refiners (see D03); the same bar twice (see D01)",
    clears: "proof that both bars exist, such as the full serials or a re-weighing")

  func findings(in evidence: Evidence) -> [Finding] {
    let named = evidence.rows.filter { !$0.bar.serial.isEmpty && !$0.bar.refinerCode.isEmpty }
    let groups = evidence.groups(of: named) { $0.bar.stampWithoutYear }.flatMap { rows in
      // A bar without a year cannot be told from those of its serial that have one.
      rows.contains { $0.bar.year == nil } ? [rows] : evidence.groups(of: rows) { $0.bar.year }
    }
    return groups.flatMap { rows -> [Finding] in
      let bars = evidence.groups(of: rows) { Array($0.id.utf8) }.map { same in
        same.min { $0.bar.acceptableFine < $1.bar.acceptableFine } ?? same[0]
      }
      guard bars.count > 1 else { return [] }
      let ranked = bars.sorted {
        ($0.bar.acceptableFine, $0.id) < ($1.bar.acceptableFine, $1.id)
      }
      return ranked.dropFirst().map { heavier in
        Finding(
          text, row: heavier, field: .serial,
          values: [
            "fine-mozt": "\(heavier.bar.acceptableFine)",
            "counted-fine-mozt": "\(ranked[0].bar.acceptableFine)",
            "weights": "\(bars.count)",
          ],
          details: ["counted-bar": ranked[0].id])
      }
    }
  }
}
