import Audit
import Bullion
import Diagnostics
import MerkleSum
import Notation

extension WorkPaper {
  /// Every finding, the most severe first, with what was compared, where it stands in the input,
  /// where the bar lies, and what was decided on it.
  static func exceptions(of conclusion: Conclusion) -> WorkPaper {
    let rows = Dictionary(grouping: conclusion.examination.evidence.rows) { Array($0.id.utf8) }
    return WorkPaper(
      "exceptions.csv",
      columns: [
        "finding_id", "rule", "severity", "what_should_hold", "subject", "bar_id", "vault_id",
        "container_id", "values", "details", "places", "cleared_by", "decision", "decided_by",
        "decided_on", "evidence_sha256", "note",
      ],
      rows: conclusion.findings.map { finding in
        [
          conclusion.id(of: finding), finding.rule, finding.severity.rawValue,
          RuleCatalogue.text(of: finding.rule)?.title ?? "",
          conclusion.publishedSubject(of: finding),
        ] + place(of: finding, rows, conclusion) + [
          members(finding.values), members(finding.details),
          PaperText.list(finding.locations.map { named($0, conclusion) }), finding.clears,
        ] + fields(of: finding.disposition)
      }, isSorted: true)
  }

  private static func place(
    of finding: Finding, _ rows: [[UInt8]: [Evidence.Row]], _ conclusion: Conclusion
  ) -> [String] {
    switch finding.subject {
    case .bar(let id):
      let rows = rows[Array(id.utf8)] ?? []
      let lists = conclusion.examination.evidence.lists
      return [
        id, PaperText.distinct(rows.map { lists[$0.list].vault(of: $0.bar) }),
        PaperText.distinct(rows.map(\.bar.container)),
      ]
    case .box(let vault, let container): return ["", vault, container]
    case .list, .liabilities, .reserve, .supply, .price: return ["", "", ""]
    }
  }

  private static func named(_ place: Location, _ conclusion: Conclusion) -> String {
    "\(Location(file: conclusion.engagement.named(place.file), line: place.line, column: place.column))"
  }

  private static func members(_ values: [String: String]) -> String {
    PaperText.list(values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
  }

  private static func fields(of decision: Disposition?) -> [String] {
    guard let decision else { return ["", "", "", "", ""] }
    return [
      decision.decision.rawValue, decision.by, "\(decision.date)",
      Hex.encode(decision.evidence.bytes), decision.note,
    ]
  }
}
