import Hashing
import MerkleSum
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
  /// The written decision on it, by name; nil when there is none.
  public var disposition: [String: String]?

  /// A finding with these values; its id follows from rule and subject.
  public init(
    rule: String, severity: String, subject: String, values: [String: String],
    disposition: [String: String]? = nil
  ) {
    id = PublishedFinding.id(rule: rule, subject: subject)
    self.rule = rule
    self.severity = severity
    self.subject = subject
    self.values = values
    self.disposition = disposition
  }

  /// The finding as one JSON object.
  var json: String {
    let head = JSONText.object([
      ("id", id), ("rule", rule), ("severity", severity), ("subject", subject),
    ])
    return head.dropLast() + ",\"values\":\(Self.object(values)),"
      + "\"disposition\":\(disposition.map(Self.object) ?? "null")}"
  }

  /// An object with its keys in bytewise order.
  private static func object(_ members: [String: String]) -> String {
    JSONText.object(members.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) })
  }
}

extension PublishedFinding {
  /// `rule-` and the first 16 hexadecimal digits of SHA-256(rule LF subject).
  public static func id(rule: String, subject: String) -> String {
    rule + "-" + Hex.encode(Array(SHA256.hash("\(rule)\n\(subject)").bytes.prefix(8)))
  }

  /// The text of findings.json: one finding a line, sorted by rule and id.
  public static func file(_ findings: [PublishedFinding]) -> String {
    guard !findings.isEmpty else { return "[]\n" }
    let sorted = findings.sorted { ($0.rule, $0.id) < ($1.rule, $1.id) }
    return "[\n" + sorted.map(\.json).joined(separator: ",\n") + "\n]\n"
  }
}
