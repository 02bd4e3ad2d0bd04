import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// The text of findings-detail.json: the published findings with everything that helps to find
/// the place. It stays in private/.
struct FindingsDetail {
  let text: String

  init(_ conclusion: Conclusion) {
    let lines = conclusion.findings.map { finding in
      let subject = conclusion.publishedSubject(of: finding)
      var members = [
        ("id", JSONText.quote(PublishedFinding.id(rule: finding.rule, subject: subject))),
        ("rule", JSONText.quote(finding.rule)),
        ("severity", JSONText.quote(finding.severity.rawValue)),
        ("title", JSONText.quote(RuleCatalogue.text(of: finding.rule)?.title ?? "")),
        ("subject", JSONText.quote(subject)),
      ]
      if case .bar(let id) = finding.subject { members.append(("bar", JSONText.quote(id))) }
      members += [
        ("values", JSONText.object(Self.sorted(finding.values))),
        ("details", JSONText.object(Self.sorted(finding.details))),
        (
          "locations",
          "[" + finding.locations.map { JSONText.quote("\($0)") }.joined(separator: ",") + "]"
        ),
        ("clears", JSONText.quote(finding.clears)),
        ("disposition", finding.disposition.map(Self.object) ?? "null"),
      ]
      return "{" + members.map { "\(JSONText.quote($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }
    text = lines.isEmpty ? "[]\n" : "[\n" + lines.joined(separator: ",\n") + "\n]\n"
  }

  /// A decision with its note, which is not published.
  private static func object(_ disposition: Disposition) -> String {
    JSONText.object([
      ("decision", disposition.decision.rawValue), ("by", disposition.by),
      ("date", "\(disposition.date)"),
      ("evidence-sha256", Hex.encode(disposition.evidence.bytes)), ("note", disposition.note),
    ])
  }

  private static func sorted(_ values: [String: String]) -> [(key: String, value: String)] {
    values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }
}
