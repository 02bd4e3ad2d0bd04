import Audit
import Disclosure

extension Conclusion {
  /// A finding's id as it is published.
  func id(of finding: Finding) -> String {
    PublishedFinding.id(rule: finding.rule, subject: publishedSubject(of: finding))
  }
}
