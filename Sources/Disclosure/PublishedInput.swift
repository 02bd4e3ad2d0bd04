public import MerkleSum
public import Notation

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
