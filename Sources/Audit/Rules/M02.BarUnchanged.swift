import Bullion
import Diagnostics
import Disclosure

/// M02: a bar that was listed before is listed as it was, and lies where it lay.
struct BarUnchanged: EvidenceRule {
  let text = RuleText(
    id: "M02", severity: .warning, title: "a bar of the previous audit is listed as it was then",
    test: "no bar id has the refiner, the folded serial (see D04) and the year of another id that "
      + "was listed before, unless both stand in both audits; a bar id of both audits has the "
      + "custodian, vault_id and container_id of before, where the places of before are known; "
      + "changed: serial, unit, gross (in one unit), fineness, list, vault, box",
    source: "vaults weigh bars anew and spell serials in their own way; identity must survive it",
    fires: "serial AB1001 before, AB-1001 now; 400.125 ozt before, 400.100 ozt now; box B1 before, "
      + "B2 now",
    silent: "a serial that was not listed before; two weights of one serial in both audits (D02)",
    clears: "the record of the weighing or of the move, or a corrected list")

  func missing(from evidence: Evidence) -> [String] {
    evidence.previous?.bars == nil ? ["bars of the previous audit"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let previous = evidence.previous, let bars = previous.bars else { return [] }
    let before = EarlierStamps(bars.map(\.id), now: Set(evidence.rows.map { Verbatim($0.id) }))
    let oldPlaces = Dictionary(grouping: previous.places ?? []) { Verbatim($0.bar) }
    let newPlaces =
      oldPlaces.isEmpty
      ? [:]
      : Dictionary(grouping: evidence.rows) { Verbatim($0.id) }
        .mapValues { $0.map { evidence.place(of: $0) } }
    return evidence.rows.compactMap { row in
      let id = Verbatim(row.id)
      var changed = before.change(to: BarIdentity(row.bar), id: id)?.words ?? []
      if let old = oldPlaces[id], let new = newPlaces[id] {
        changed += PlacesOfBar.changes(from: old, to: new)
      }
      guard !changed.isEmpty else { return nil }
      return Finding(
        text, row: row, field: .serial, values: ["changed": changed.joined(separator: "+")])
    }
  }
}
