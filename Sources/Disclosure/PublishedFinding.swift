import Notation

/// A finding as it is published: no file positions, no holders, and no text of a private list.
public struct PublishedFinding: Hashable, Sendable {
  /// The rule's id and 16 hexadecimal digits over rule and subject.
  public var id: String
  /// The rule's id.
  public var rule: String
  /// The severity's word.
  public var severity: String
  /// What the finding is about, such as `bar:<nonce>`.
  public var subject: String
  /// The values that were compared, by name.
  public var values: [String: String]

  /// A finding with these values; its id follows from rule and subject.
  public init(rule: String, severity: String, subject: String, values: [String: String]) {
    id = PublishedFinding.id(rule: rule, subject: subject)
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.values = values
  }

  /// The finding as one JSON object. Nothing is disposed in this version.
  var json: String {
    let compared = values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
    let head = JSONText.object([
      ("id", id), ("rule", rule), ("severity", severity), ("subject", subject),
    ])
    return head.dropLast() + ",\"values\":\(JSONText.object(compared)),\"disposition\":null}"
  }
}
