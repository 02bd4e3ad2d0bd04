import Audit
import Disclosure

/// Written decisions by the id of the finding that each is on.
struct Decisions {
  private let byFinding: [String: Disposition]

  /// All decisions, by finding.
  let all: [Disposition]

  init(_ dispositions: [Disposition]) {
    all = dispositions.sorted { $0.finding < $1.finding }
    byFinding = Dictionary(
      dispositions.map { ($0.finding, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The decision on a finding.
  func on(_ finding: Finding, in conclusion: Conclusion) -> Disposition? {
    byFinding.isEmpty ? nil : byFinding[conclusion.id(of: finding)]
  }
}

extension Conclusion {
  /// A finding's id as it is published.
  func id(of finding: Finding) -> String {
    PublishedFinding.id(rule: finding.rule, subject: publishedSubject(of: finding))
  }
}
