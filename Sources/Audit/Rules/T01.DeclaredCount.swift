import Diagnostics

/// T01: the list is complete.
struct DeclaredCount: EvidenceRule {
  let text = RuleText(
    id: "T01", severity: .blocking, title: "the list has as many bars as the custodian declares",
    test: "rows of the list = declared-bars",
    source: "custodians' weight lists carry the total number of bars in their header",
    fires: "31 rows, 30 declared", silent: "30 rows, 30 declared",
    clears: "the complete list, or a corrected declaration from the custodian")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.filter { $0.file.declaredBars == nil }.map { $0.lacks("declared-bars") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      guard let declared = list.file.declaredBars, declared != UInt64(list.bars.count) else {
        return nil
      }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest),
        values: ["declared-bars": "\(declared)", "listed-bars": "\(list.bars.count)"],
        locations: [list.file.location])
    }
  }
}
