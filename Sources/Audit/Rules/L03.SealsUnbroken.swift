import Bullion
import Diagnostics
import Notation

/// L03: a box still has the seal of the previous audit, or a record says why not.
struct SealsUnbroken: EvidenceRule {
  let text = RuleText(
    id: "L03", severity: .warning, title: "a box's seal changes only with a record of its opening",
    test: "for each box (vault_id, container_id) of this and the previous audit: each seal_no that "
      + "is new is led to by opening records old_seal -> new_seal of that box from one of before, "
      + "and each one that is gone leads to one of now; a record counts if its date is after the "
      + "previous audit's as-of date and not after this one's",
    source: "United States Treasury: compartments under joint seal, re-opened seals are the main "
      + "criticism of its audits",
    fires: "seal S1 before, S2 now, no record, or one of a day before the previous audit",
    silent: "seal S1 before and now; S1 before, S3 now, records S1 -> S2 and S2 -> S3",
    clears: "the record of the opening, with who was there, or a recount of the box")

  func missing(from evidence: Evidence) -> [String] {
    evidence.previous?.places == nil ? ["where the bars lay at the previous audit"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let places = evidence.previous?.places else { return [] }
    let before = Dictionary(grouping: places.filter { !$0.container.isEmpty }) {
      BoxName(vault: $0.vault, container: $0.container)
    }
    let dated = (evidence.openings ?? []).filter { evidence.isInPeriod($0.date) }
    let openings = Dictionary(grouping: dated) {
      BoxName(vault: $0.vault, container: $0.container)
    }
    return evidence.rowsOfBoxes.compactMap { box, rows in
      guard let old = before[box].map({ Set($0.map { Verbatim($0.seal) }) }) else { return nil }
      let new = Set(rows.map { Verbatim($0.bar.seal) })
      let steps = (openings[box] ?? []).map { (Verbatim($0.oldSeal), Verbatim($0.newSeal)) }
      let unexplained = new.subtracting(reached(from: old, by: steps))
        .union(old.subtracting(reached(from: new, by: steps.map { ($1, $0) })))
      guard !unexplained.isEmpty else { return nil }
      return Finding(
        text, subject: box.subject,
        values: [
          "seals-before": "\(old.count)", "seals-now": "\(new.count)",
          "unexplained": "\(unexplained.count)", "openings": "\(steps.count)",
        ],
        details: ["seals-before": joined(old), "seals-now": joined(new)],
        locations: rows.map { $0.listed.location(of: .seal) })
    }
  }

  /// These seals and all that a chain of records leads to from them.
  private func reached(
    from seals: Set<Verbatim>, by steps: [(Verbatim, Verbatim)]
  ) -> Set<Verbatim> {
    let next = Dictionary(grouping: steps, by: \.0)
    var reached = seals
    var open = Array(seals)
    while let seal = open.popLast() {
      for step in next[seal] ?? [] where reached.insert(step.1).inserted { open.append(step.1) }
    }
    return reached
  }

  private func joined(_ seals: Set<Verbatim>) -> String {
    seals.sorted().map(\.text).joined(separator: " ")
  }
}
