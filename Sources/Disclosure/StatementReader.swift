import MerkleSum
import Notation

/// The lines of a statement, read one after the other.
struct StatementReader {
  private let lines: [Substring]
  private var position = 0
  /// The first line that is well-formed and contradicts itself. It is told at the end: a text that
  /// is malformed anywhere is malformed, whatever stands before.
  private var contradiction: StatementError?

  /// Splits the text of a statement; every line ends with LF and the text is ASCII.
  init(_ bytes: [UInt8]) throws(StatementError) {
    guard bytes.count <= Statement.maximumBytes else {
      throw StatementError(
        .malformed, "the text has \(bytes.count) bytes, at most \(Statement.maximumBytes) are read")
    }
    guard bytes.last == 0x0A else {
      throw StatementError(.malformed, "the text does not end with a line feed")
    }
    var line = 1
    for byte in bytes {
      if byte == 0x0A {
        line += 1
      } else if !(0x20...0x7E).contains(byte) {
        throw StatementError(.malformed, line: line, "a byte is not printable ASCII")
      }
    }
    lines = String(decoding: bytes.dropLast(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The number of the line that was read last.
  var line: Int { position }

  /// True when the next line begins with this key.
  func isNext(_ key: String) -> Bool {
    position < lines.count && lines[position].hasPrefix(key + " ")
  }

  /// A whole line with exactly this text.
  mutating func literal(_ text: String) throws(StatementError) {
    guard position < lines.count else { throw missing(text) }
    position += 1
    guard lines[position - 1] == text else { throw malformed("expected '\(text)'") }
  }

  /// The words after `key`, single spaces between them, as many as `counts` allows.
  mutating func words(_ key: String, _ counts: Int...) throws(StatementError) -> [Substring] {
    guard position < lines.count else { throw missing(key) }
    position += 1
    let words = lines[position - 1].split(separator: " ", omittingEmptySubsequences: false)
    guard words[0] == key else { throw malformed("expected the line '\(key)'") }
    guard counts.contains(words.count - 1), words.allSatisfy({ !$0.isEmpty }) else {
      throw malformed("'\(key)' has the wrong number of words")
    }
    return Array(words.dropFirst())
  }

  /// Nothing may follow, and no line may have contradicted itself.
  func end() throws(StatementError) {
    guard position == lines.count else {
      throw StatementError(.malformed, line: position + 1, "text follows the last line")
    }
    if let contradiction { throw contradiction }
  }

  /// An error on the line that was read last.
  func malformed(_ reason: String) -> StatementError {
    StatementError(.malformed, line: position, reason)
  }

  /// Notes that the line that was read last contradicts itself unless `holds`.
  private mutating func check(_ holds: Bool, _ reason: String) {
    guard !holds, contradiction == nil else { return }
    contradiction = StatementError(.inconsistent, line: position, reason)
  }

  /// A canonical unsigned integer.
  func integer<Value: FixedWidthInteger & UnsignedInteger>(
    _ word: Substring, as type: Value.Type = Value.self
  ) throws(StatementError) -> Value {
    guard let value = IntegerText.parse(word, as: Value.self) else {
      throw malformed("a number is not canonical or too large")
    }
    return value
  }

  /// 64 lower-case hexadecimal digits.
  func digest(_ word: Substring) throws(StatementError) -> Digest {
    guard let bytes = Hex.decode(word, count: 32), let digest = Digest(bytes) else {
      throw malformed("a hash is not 64 lower-case hexadecimal digits")
    }
    return digest
  }

  /// The words of `counted-sum/1 <count> <sum> <root>` of a tree that has leaves.
  func tree(_ words: [Substring]) throws(StatementError) -> SumNode {
    let (count, sum) = try figures(words)
    guard count > 0 else { throw malformed("a tree without leaves has no root") }
    return SumNode(count: count, sum: sum, hash: try digest(words[3]))
  }

  /// The same of a tree that may be empty, `0 0 none`, and whose sum is at most `limit`.
  mutating func treeOrNone(_ words: [Substring], limit: UInt128) throws(StatementError) -> SumNode? {
    let (count, sum) = try figures(words)
    guard sum <= limit else { throw malformed("a sum is above its bound") }
    guard words[3] != "none" else {
      check(count == 0 && sum == 0, "a tree without root holds something")
      return nil
    }
    let hash = try digest(words[3])
    check(count > 0, "a tree without leaves has no root")
    return SumNode(count: count, sum: sum, hash: hash)
  }

  private func figures(
    _ words: [Substring]
  ) throws(StatementError) -> (count: UInt64, sum: UInt128) {
    guard words[0] == "counted-sum/1" else { throw malformed("unknown kind of tree") }
    return (try integer(words[1]), try integer(words[2]))
  }

  /// Rule ids joined by commas, sorted and unique, or `none`.
  mutating func rules(_ word: Substring) throws(StatementError) -> [String] {
    if word == "none" { return [] }
    let ids = word.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for id in ids {
      let bytes = Array(id.utf8)
      guard bytes.count == 3, (0x41...0x5A).contains(bytes[0]),
        bytes[1...].allSatisfy({ (0x30...0x39).contains($0) })
      else { throw malformed("'\(id)' is not a rule id") }
    }
    check(zip(ids, ids.dropFirst()).allSatisfy(<), "rule ids are not sorted and unique")
    return ids
  }

  private func missing(_ key: String) -> StatementError {
    StatementError(.malformed, line: lines.count + 1, "the line '\(key)' is missing")
  }
}
