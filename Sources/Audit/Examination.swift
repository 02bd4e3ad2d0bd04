import Bullion
import Diagnostics
public import MerkleSum
import Notation

/// What the rules make of the evidence: findings, which rows count, and what was not tested.
public struct Examination: Sendable {
  /// What became of one row.
  public struct Outcome: Sendable {
    /// The row.
    public let row: Evidence.Row
    /// The rules that exclude it, sorted; empty when it counts.
    public let reasons: [String]
    /// The rules whose exclusion a written decision has lifted, sorted.
    public let lifted: [String]

    /// The fine weight that counts, in 0.001 ozt.
    public var fineAccepted: UInt64 { reasons.isEmpty ? row.bar.acceptableFine : 0 }
  }

  /// A rule that lacked input.
  public struct NotTested: Hashable, Sendable {
    /// The rule's id.
    public let rule: String
    /// What it needs.
    public let needs: [String]
  }

  /// The evidence.
  public let evidence: Evidence
  /// The findings of the rules over the evidence.
  public let findings: [Finding]
  /// Each row, in the order of the lists.
  public let outcomes: [Outcome]
  /// Rules that were not tested, sorted.
  public let notTested: [NotTested]

  /// The written decisions.
  public let dispositions: Dispositions?

  /// Applies all rules over the evidence, and the written decisions.
  public init(of evidence: Evidence, dispositions: Dispositions? = nil) {
    self.init(of: evidence, rules: RuleCatalogue.evidenceRules, dispositions: dispositions)
  }

  /// Applies these rules.
  init(of evidence: Evidence, rules: [any EvidenceRule], dispositions: Dispositions? = nil) {
    self.evidence = evidence
    self.dispositions = dispositions
    let found = Finding.merged(rules.flatMap { $0.findings(in: evidence) })
    findings = dispositions?.attached(to: found) ?? found
    notTested =
      rules.map { NotTested(rule: $0.text.id, needs: $0.missing(from: evidence).sorted()) }
      .filter { !$0.needs.isEmpty }
      .sorted { $0.rule < $1.rule }
    var reasons = [Set<String>](repeating: [], count: evidence.rows.count)
    var lifted = reasons
    let rowsOfBar = Dictionary(grouping: evidence.rows, by: { Array($0.id.utf8) })
    for finding in findings where finding.severity == .excluding {
      guard case .bar(let id) = finding.subject else { continue }
      for row in rowsOfBar[Array(id.utf8)] ?? []
      where finding.excludedRows?.contains(row.number) ?? true {
        if finding.isLifted {
          lifted[row.number].insert(finding.rule)
        } else {
          reasons[row.number].insert(finding.rule)
        }
      }
    }
    outcomes = evidence.rows.map {
      Outcome(
        row: $0, reasons: reasons[$0.number].sorted(), lifted: lifted[$0.number].sorted())
    }
  }

  /// Fine gold as listed, in 0.001 ozt.
  public var fineListed: UInt128 { outcomes.reduce(0) { $0 + UInt128($1.row.bar.listedFine) } }

  /// Fine gold that counts, in 0.001 ozt.
  public var fineAccepted: UInt128 { outcomes.reduce(0) { $0 + UInt128($1.fineAccepted) } }

  /// The bars that count, as leaves of the inventory tree. Their ids are distinct: of equal ones
  /// rule D01 leaves one.
  public var inventory: LeafBatch {
    var batch = LeafBatch()
    for outcome in outcomes where outcome.reasons.isEmpty {
      Array(outcome.row.id.utf8).withUnsafeBytes {
        batch.append(
          id: $0, amount: UInt128(outcome.fineAccepted), origin: UInt64(outcome.row.number))
      }
    }
    return batch
  }
}

extension Finding {
  /// One finding for each rule and subject. A bar that stands in two lists may break a rule in
  /// both: the most severe finding speaks for all, whatever the order of the lists.
  static func merged(_ findings: [Finding]) -> [Finding] {
    struct Key: Hashable {
      let rule: String
      let subject: Verbatim
    }
    let groups = Dictionary(
      grouping: findings, by: { Key(rule: $0.rule, subject: $0.subject.verbatim) })
    return groups.map { key, same in
      guard same.count > 1 || same[0].locations.count > 1 else { return (key, same[0]) }
      let ranked = same.sorted { ($0.severity, $0.valuesText) < ($1.severity, $1.valuesText) }
      var merged = ranked[0]
      merged.locations = Set(same.flatMap(\.locations)).sorted { "\($0)" < "\($1)" }
      let rows = same.map(\.excludedRows)
      merged.excludedRows =
        rows.contains(nil) ? nil : rows.reduce(into: Set<Int>()) { $0.formUnion($1 ?? []) }
      return (key, merged)
    }
    .sorted { (a: (key: Key, finding: Finding), b: (key: Key, finding: Finding)) in
      (a.finding.severity, a.finding.rule, a.key.subject)
        < (b.finding.severity, b.finding.rule, b.key.subject)
    }
    .map(\.finding)
  }

  private var valuesText: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }
}

extension Finding.Subject {
  /// A text of its own for each subject: bars whose serials are composed or decomposed forms of
  /// one text are two, though Swift's equality takes them for one.
  fileprivate var verbatim: Verbatim {
    switch self {
    case .bar(let id): Verbatim("bar:" + id)
    // A vault's name may hold any separator: its length says where it ends.
    case .box(let vault, let container):
      Verbatim("box:\(vault)/\(container)/\(vault.utf8.count)")
    case .list(let label, let digest):
      Verbatim("list:\(label)/" + Hex.encode(digest.bytes))
    case .supply(let chain, let contract): Verbatim("supply:\(chain)/\(contract)")
    case .liabilities: Verbatim("liabilities")
    case .reserve: Verbatim("reserve")
    case .price: Verbatim("price")
    }
  }
}
