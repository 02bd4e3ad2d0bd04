import Bullion
import Diagnostics

/// D01: a bar is listed once.
struct BarListedTwice: EvidenceRule {
  let text = RuleText(
    id: "D01", severity: .excluding, title: "no bar is listed twice",
    test: "no two rows of all lists have the same bar id; of equal rows the one with the lowest "
      + "accepted fine weight counts, the others do not",
    source: "every published review of bar lists looks for this first",
    fires: "the same refiner, serial, year, gross weight, unit and fineness in two rows",
    silent: "the same serial with another weight (see D02)",
    clears: "a corrected list")

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.groups(of: evidence.rows) { Array($0.id.utf8) }.filter { $0.count > 1 }.map { rows in
      let ranked = rows.sorted { evidence.rank(of: $0) < evidence.rank(of: $1) }
      return Finding(
        text, subject: .bar(id: rows[0].id),
        values: [
          "rows": "\(rows.count)", "counted-fine-mozt": "\(ranked[0].bar.acceptableFine)",
        ],
        locations: rows.map { $0.listed.location(of: .serial) },
        excludedRows: Set(ranked.dropFirst().map(\.number)))
    }
  }
}
