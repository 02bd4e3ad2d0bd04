import Hashing
import Notation

extension LogPolicy {
  /// The most lines that define something.
  static let maximumDefinitions = 1000

  /// Reads a policy, whose first line has the number `firstLine` in its file.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedPolicy``.
  public init(parsing text: [UInt8], firstLine: Int = 1) throws(LogRefusal) {
    var reader = PolicyReader()
    guard text.isEmpty || text.last == 0x0A else {
      throw LogRefusal(.malformedPolicy, "the policy does not end with a line feed")
    }
    let lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() {
      do {
        try reader.read(line)
      } catch {
        throw LogRefusal(.malformedPolicy, error.reason, line: firstLine + offset)
      }
    }
    guard let quorum = reader.quorum else {
      throw LogRefusal(
        .malformedPolicy, "the policy has no line 'quorum'",
        line: firstLine + text.count { $0 == 0x0A })
    }
    self.init(logs: reader.logs, witnesses: reader.witnesses, quorum: quorum)
  }
}

/// Reads a policy line by line.
private struct PolicyReader {
  var logs: [LogPolicy.Log] = []
  var witnesses: [LogPolicy.Witness] = []
  var quorum: LogPolicy.Quorum?
  private var names: [[UInt8]: LogPolicy.Quorum] = [:]
  private var members: Set<[UInt8]> = []

  mutating func read(_ line: ArraySlice<UInt8>) throws(LogRefusal) {
    guard line.allSatisfy({ $0 == 0x09 || (0x20...0x7E).contains($0) || $0 >= 0x80 }) else {
      throw malformed("a control character stands in the line")
    }
    let words = line.split { $0 == 0x20 || $0 == 0x09 }.map { Array($0) }
    guard let first = words.first, first[0] != 0x23 else { return }
    guard logs.count + names.count < LogPolicy.maximumDefinitions else {
      throw malformed("the policy has more than \(LogPolicy.maximumDefinitions) definitions")
    }
    switch (first, words.count) {
    case (Array("log".utf8), 2...3): try readLog(words)
    case (Array("witness".utf8), 3...4): try readWitness(words)
    case (Array("group".utf8), 4...): try readGroup(words)
    case (Array("quorum".utf8), 2): try readQuorum(words[1])
    default:
      throw malformed(
        "expected 'log <vkey> [<url>]', 'witness <name> <vkey> [<url>]', "
          + "'group <name> <all|any|number> <name>...' or 'quorum <name>'")
    }
  }

  private mutating func readLog(_ words: [[UInt8]]) throws(LogRefusal) {
    let key = try key(words[1], kind: .note)
    guard !logs.contains(where: { $0.key.key == key.key }) else {
      throw malformed("two logs have the same key")
    }
    logs.append(LogPolicy.Log(key: key, url: try url(words.dropFirst(2).first)))
  }

  private mutating func readWitness(_ words: [[UInt8]]) throws(LogRefusal) {
    let key = try key(words[2], kind: .cosignature)
    guard !witnesses.contains(where: { $0.key.key == key.key }) else {
      throw malformed("two witnesses have the same key")
    }
    try define(words[1], as: .witness(key))
    witnesses.append(
      LogPolicy.Witness(name: words[1], key: key, url: try url(words.dropFirst(3).first)))
  }

  private mutating func readGroup(_ words: [[UInt8]]) throws(LogRefusal) {
    let names = words.dropFirst(3)
    var group: [LogPolicy.Quorum] = []
    for name in names {
      guard let member = self.names[name] else {
        throw malformed("a member of the group is not defined above")
      }
      guard members.insert(name).inserted else {
        throw malformed("a name is a member of a group twice")
      }
      group.append(member)
    }
    let threshold: Int
    switch words[2] {
    case Array("all".utf8): threshold = names.count
    case Array("any".utf8): threshold = 1
    default:
      guard
        let number = IntegerText.parse(String(decoding: words[2], as: UTF8.self), as: UInt64.self),
        number >= 1, number <= names.count
      else {
        throw malformed("a group needs 'all', 'any' or a number from 1 to that of its members")
      }
      threshold = Int(number)
    }
    try define(words[1], as: .group(threshold, group))
  }

  private mutating func readQuorum(_ name: [UInt8]) throws(LogRefusal) {
    guard quorum == nil else { throw malformed("the policy has two lines 'quorum'") }
    if name == LogPolicy.none {
      quorum = LogPolicy.Quorum.none
      return
    }
    guard let defined = names[name] else {
      throw malformed("the quorum's witness or group is not defined above")
    }
    quorum = defined
  }

  private mutating func define(
    _ name: [UInt8], as quorum: LogPolicy.Quorum
  ) throws(LogRefusal) {
    guard name != LogPolicy.none else { throw malformed("the name 'none' is taken") }
    guard names.updateValue(quorum, forKey: name) == nil else {
      throw malformed("a name is defined twice")
    }
  }

  private func key(_ word: [UInt8], kind: KeyKind) throws(LogRefusal) -> VerifierKey {
    guard let text = String(validating: word, as: UTF8.self) else {
      throw malformed("a key is not valid UTF-8")
    }
    let key = try VerifierKey(parsing: text)
    guard key.kind == kind else {
      throw malformed(
        kind == .note
          ? "the key is a witness's; a log signs with a key of kind 0x01"
          : "the key is no witness's; a witness cosigns with a key of kind 0x04")
    }
    return key
  }

  private func url(_ word: [UInt8]?) throws(LogRefusal) -> String? {
    guard let word else { return nil }
    guard let text = String(validating: word, as: UTF8.self) else {
      throw malformed("a URL is not valid UTF-8")
    }
    return text
  }

  private func malformed(_ reason: String) -> LogRefusal { LogRefusal(.malformedPolicy, reason) }
}

extension LogPolicy {
  /// The one name that is predefined.
  fileprivate static let none = Array("none".utf8)
}
