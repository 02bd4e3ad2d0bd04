public import Diagnostics

/// What a rule is, in the words that go into `spec/rules.md`, the report and the help.
public struct RuleText: Hashable, Sendable {
  /// The id: a letter for the family and two digits.
  public var id: String
  /// The severity of its findings; a rule may lower or raise it where ``test`` says so.
  public var severity: Severity
  /// What is checked, in a few words.
  public var title: String
  /// The exact test, in integers, as it must hold.
  public var test: String
  /// Where the rule comes from.
  public var source: String
  /// An example that gives a finding.
  public var fires: String
  /// An example that gives none.
  public var silent: String
  /// What clears a finding.
  public var clears: String
  /// True for a warning that excludes the bar where ``test`` says so.
  public var mayExclude: Bool
  /// True when findings of the rule's own severity tell something, and are no exceptions.
  public var isNote: Bool

  /// A rule's text.
  public init(
    id: String, severity: Severity, title: String, test: String, source: String, fires: String,
    silent: String, clears: String, mayExclude: Bool = false,
    isNote: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.test = test
    self.source = source
    self.fires = fires
    self.silent = silent
    self.clears = clears
    self.mayExclude = mayExclude
    self.isNote = isNote
  }
}

/// One check of an audit. A rule is one file: its text, what it needs, and its test.
public protocol Rule: Sendable {
  /// What the rule is.
  var text: RuleText { get }

  /// The inputs that were not given, in words; the rule counts as tested only when there are
  /// none. A rule may still find something in what was given.
  func missing(from evidence: Evidence) -> [String]
}

extension Rule {
  /// Most rules need nothing beyond the bar lists.
  public func missing(from evidence: Evidence) -> [String] { [] }
}

/// A rule over the evidence as it was read: lists, register, supply.
public protocol EvidenceRule: Rule {
  /// What the rule finds.
  func findings(in evidence: Evidence) -> [Finding]
}

/// A rule over one bar at a time.
protocol BarRule: EvidenceRule {
  /// What the rule finds wrong with one row of a list.
  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding?
}

extension BarRule {
  /// The findings of all rows.
  public func findings(in evidence: Evidence) -> [Finding] {
    evidence.rows.compactMap { finding(for: $0, in: evidence) }
  }
}

/// A rule over the figures that follow once it is known which bars count.
public protocol ResultRule: Rule {
  /// What the rule finds.
  func findings(in figures: Figures) -> [Finding]
}
