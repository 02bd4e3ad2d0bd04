import Diagnostics
import Disclosure
public import Hashing

/// The written decisions of an engagement, by the findings that they are about.
public struct Dispositions: Sendable {
  /// The decisions in the order of their file.
  public let all: [Disposition]
  /// The rules whose exclusion of a bar may be lifted.
  private let restorable: Set<String>
  private let inventoryKey: TreeKey
  private let byFinding: [String: Disposition]

  /// Decisions, of which no two are about one finding.
  ///
  /// - Parameters:
  ///   - restorable: the rules that the policy lists.
  ///   - inventoryKey: the key of the bars' nonces, from which the ids of findings follow.
  public init(_ all: [Disposition], restorable: [String], inventoryKey: TreeKey) {
    self.all = all
    self.restorable = Set(restorable)
    self.inventoryKey = inventoryKey
    byFinding = Dictionary(all.map { ($0.finding, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The finding's id as it is published.
  func id(of finding: Finding) -> String {
    PublishedFinding.id(
      rule: finding.rule,
      subject: finding.subject.published { inventoryKey.nonce(for: Array($0.utf8)) })
  }

  /// The findings with the decisions on them.
  func attached(to findings: [Finding]) -> [Finding] {
    guard !all.isEmpty else { return findings }
    return findings.map { finding in
      var finding = finding
      finding.disposition = byFinding[id(of: finding)]
      return finding
    }
  }

  /// Checks that each decision is about a finding that may be decided so.
  ///
  /// - Parameter findings: all findings, with the decisions on them.
  func check(_ findings: [Finding]) throws(InputError) {
    let decided = Dictionary(
      findings.filter { $0.disposition != nil }.map { (id(of: $0), $0) },
      uniquingKeysWith: { first, _ in first })
    for disposition in all {
      guard let finding = decided[disposition.finding] else {
        throw InputError(
          "no finding of this audit has this id", at: disposition.location,
          hint: "publication/findings.json has the ids; one that is gone needs no decision")
      }
      try check(disposition, of: finding)
    }
  }

  private func check(
    _ disposition: Disposition, of finding: Finding
  ) throws(InputError) {
    switch finding.severity {
    case .blocking:
      throw InputError(
        "a blocking finding cannot be disposed of", at: disposition.location,
        hint: "it is cleared by \(finding.clears)")
    case .information:
      throw InputError(
        "the finding is information and asks for no decision", at: disposition.location)
    case .excluding, .warning: break
    }
    guard disposition.decision == .restored else { return }
    guard finding.severity == .excluding else {
      throw InputError(
        "the finding excludes no bar that could be restored", at: disposition.location,
        hint: "decide 'explained' or 'upheld'")
    }
    guard restorable.contains(finding.rule) else {
      throw InputError(
        "the policy does not let a disposition restore a bar under rule \(finding.rule)",
        at: disposition.location,
        hint: "name the rule under policy: restorable, if issuer and auditor agree")
    }
  }
}

extension Finding {
  /// True when a written decision lets the bar count in spite of this finding. Decisions that the
  /// policy does not allow end the audit with an error before any figure is published.
  var isLifted: Bool { severity == .excluding && disposition?.decision == .restored }
}
