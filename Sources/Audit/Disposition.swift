public import Diagnostics
public import MerkleSum
public import Notation

/// A written decision on one finding.
public struct Disposition: Hashable, Sendable {
  /// What was decided.
  public enum Decision: String, CaseIterable, Hashable, Sendable {
    /// The finding has an innocent cause; a bar that it excludes stays excluded.
    case explained
    /// The finding stands.
    case upheld
    /// The finding is lifted and the bar counts, if the policy lists the rule.
    case restored
  }

  /// The finding's id.
  public var finding: String
  /// What was decided.
  public var decision: Decision
  /// Who decided.
  public var by: String
  /// When.
  public var date: CalendarDate
  /// SHA-256 of the file that shows why.
  public var evidence: Digest
  /// A remark, which is not published.
  public var note: String
  /// Where it stands.
  public var location: Location

  /// A disposition with these values.
  public init(
    finding: String, decision: Decision, by: String, date: CalendarDate, evidence: Digest,
    note: String, location: Location
  ) {
    self.finding = finding
    self.decision = decision
    self.by = by
    self.date = date
    self.evidence = evidence
    self.note = note
    self.location = location
  }
}

extension Disposition {
  /// The decision as it is published; the note stays private.
  var published: [String: String] {
    [
      "by": by, "date": "\(date)", "decision": decision.rawValue,
      "evidence-sha256": Hex.encode(evidence.bytes),
    ]
  }

  /// Rules that exclude what cannot be counted whatever somebody writes: other metal, a bar whose
  /// gold cannot be computed, and the second row of a bar that is counted already.
  private static let final: Set<String> = ["B01", "B02", "D01"]

  /// True for a rule whose exclusion of a bar a written decision may lift, if the policy lists it.
  public static func isRestorable(_ rule: String) -> Bool {
    guard let text = RuleCatalogue.text(of: rule), !final.contains(rule) else { return false }
    return text.severity == .excluding || text.mayExclude
  }
}
