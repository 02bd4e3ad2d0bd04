import Hashing
public import MerkleSum
public import Notation

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

/// One line of bars.csv: what became of one row of a bar list.
public struct PublishedBar: Hashable, Sendable {
  /// The bar's canonical identity.
  public var id: String
  /// The list's label.
  public var list: String
  /// Fine weight as listed, in 0.001 ozt.
  public var fineListed: UInt64
  /// Fine weight that counts, in 0.001 ozt; 0 when the row is excluded.
  public var fineAccepted: UInt64
  /// The rules that exclude the row, sorted; empty when it is accepted.
  public var reasons: [String]
  /// The bar's nonce in the inventory tree.
  public var nonce: Nonce

  /// A line with these values.
  public init(
    id: String, list: String, fineListed: UInt64, fineAccepted: UInt64, reasons: [String],
    nonce: Nonce
  ) {
    self.id = id
    self.list = list
    self.fineListed = fineListed
    self.fineAccepted = fineAccepted
    self.reasons = reasons
    self.nonce = nonce
  }

  /// The text of bars.csv: a header and the lines in bytewise order.
  public static func file(_ bars: [PublishedBar]) -> String {
    let header = "bar_id,list,listed_fine_mozt,accepted_fine_mozt,status,reasons,nonce\n"
    return header + sortedLines(bars.map(\.line))
  }

  private var line: String {
    let status = reasons.isEmpty ? "accepted" : "excluded"
    return CSVText.field(id) + ",\(list),\(fineListed),\(fineAccepted),\(status),"
      + reasons.joined(separator: "+") + "," + Hex.encode(nonce.bytes)
  }
}

/// One line of inputs.txt: a file that the audit rests on.
public struct PublishedInput: Hashable, Sendable {
  /// What the file is, such as `bar-list`.
  public var role: String
  /// SHA-256 of its bytes.
  public var digest: Digest
  /// Its date, when it has one.
  public var date: CalendarDate?

  /// A line with these values.
  public init(role: String, digest: Digest, date: CalendarDate? = nil) {
    self.role = role
    self.digest = digest
    self.date = date
  }

  /// The text of inputs.txt: the lines in bytewise order.
  public static func file(_ inputs: [PublishedInput]) -> String {
    sortedLines(
      inputs.map {
        "\($0.role) \(Hex.encode($0.digest.bytes)) \($0.date.map { "\($0)" } ?? "-")"
      })
  }
}

/// Lines in the order of their bytes, each with its line feed. Swift's string order is that of
/// normalised text, which is not the same.
private func sortedLines(_ lines: [String]) -> String {
  lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
}
