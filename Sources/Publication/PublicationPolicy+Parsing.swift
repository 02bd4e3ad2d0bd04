import Notation
public import TransparencyLog

extension PublicationPolicy {
  /// The first line.
  static let header = "touchstone/policy/1"
  /// The most bytes that are read.
  public static let maximumBytes = 1_000_000

  /// Reads a policy.
  ///
  /// - Throws: `LogRefusal` of class `malformed-policy`, with the line.
  public init(parsing text: [UInt8]) throws(LogRefusal) {
    guard let valid = String(validating: text, as: UTF8.self) else {
      throw LogRefusal(.malformedPolicy, "the policy is not valid UTF-8", line: 1)
    }
    guard text.last == 0x0A else {
      throw LogRefusal(.malformedPolicy, "the policy does not end with a line feed")
    }
    let lines = valid.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    var reader = PolicyReader()
    var rest: Int?
    for (index, line) in lines.enumerated() {
      do throws(LogRefusal) {
        if index == 0 {
          guard line == PublicationPolicy.header else {
            throw malformed("the first line is not '\(PublicationPolicy.header)'")
          }
        } else if line == "tlog" {
          rest = index + 1
          break
        } else {
          try reader.read(line)
        }
      } catch {
        throw LogRefusal(.malformedPolicy, error.reason, line: index + 1)
      }
    }
    guard let rest else {
      throw LogRefusal(
        .malformedPolicy, "the line 'tlog' is missing, after which logs and witnesses stand",
        line: lines.count + 1)
    }
    do throws(LogRefusal) {
      self = try reader.policy(
        log: LogPolicy(
          parsing: lines[rest...].flatMap { Array($0.utf8) + [0x0A] }, firstLine: rest + 1))
    } catch {
      throw LogRefusal(.malformedPolicy, error.reason, line: error.line ?? rest)
    }
  }
}

private func malformed(_ reason: String) -> LogRefusal { LogRefusal(.malformedPolicy, reason) }

/// Reads a policy's own lines.
private struct PolicyReader {
  private var issuer: String?
  private var signers: [PublicationPolicy.Signer] = []
  private var auditors: Int?
  private var calendar: SnapshotCalendar?

  mutating func read(_ line: String) throws(LogRefusal) {
    guard line.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }) else {
      throw malformed("a control character stands in the line")
    }
    let words = line.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first, !first.utf8.starts(with: "#".utf8) else { return }
    switch (first, words.count) {
    case ("issuer", 2):
      guard issuer == nil else { throw malformed("the policy has two lines 'issuer'") }
      guard Token.isIssuer(words[1]) else { throw malformed("this is no name of an issuer") }
      issuer = words[1]
    case ("key", 3...): try readKey(Array(words.dropFirst()))
    case ("auditors", 2):
      guard auditors == nil else { throw malformed("the policy has two lines 'auditors'") }
      guard let number = IntegerText.parse(words[1], as: UInt8.self) else {
        throw malformed("auditors is a number up to 255")
      }
      auditors = Int(number)
    case ("calendar", 4): try readCalendar(words)
    default:
      throw malformed(
        "expected 'issuer <name>', 'key <issuer|auditor> <vkey> [<from|until|revoked> <time>]...', "
          + "'auditors <number>', 'calendar <quarterly|monthly> <first> <days>' or 'tlog'")
    }
  }

  private mutating func readKey(_ words: [String]) throws(LogRefusal) {
    guard let role = PublicationPolicy.Role(rawValue: words[0]) else {
      throw malformed("a key is the issuer's or an auditor's")
    }
    let key = try VerifierKey(parsing: words[1])
    guard key.kind == .note else {
      throw malformed("the key is a witness's; statements are signed with a key of kind 0x01")
    }
    guard !signers.contains(where: { $0.key.key == key.key }) else {
      throw malformed("two lines have the same key")
    }
    var times: [String: Timestamp] = [:]
    for index in stride(from: 2, to: words.count, by: 2) {
      guard ["from", "until", "revoked"].contains(words[index]), index + 1 < words.count,
        let time = Timestamp(words[index + 1])
      else { throw malformed("expected 'from', 'until' or 'revoked' and YYYY-MM-DDTHH:MM:SSZ") }
      guard times.updateValue(time, forKey: words[index]) == nil else {
        throw malformed("'\(words[index])' stands there twice")
      }
    }
    signers.append(
      PublicationPolicy.Signer(
        role: role, key: key, from: times["from"], until: times["until"],
        revoked: times["revoked"]))
  }

  private mutating func readCalendar(_ words: [String]) throws(LogRefusal) {
    guard calendar == nil else { throw malformed("the policy has two lines 'calendar'") }
    guard let period = SnapshotCalendar.Period(rawValue: words[1]),
      let days = IntegerText.parse(words[3], as: UInt16.self),
      let calendar = SnapshotCalendar(period, first: words[2], days: Int(days))
    else {
      throw malformed(
        "calendar is 'quarterly' and 2025-Q1, or 'monthly' and 2025-01, then a number of days")
    }
    self.calendar = calendar
  }

  func policy(log: LogPolicy) throws(LogRefusal) -> PublicationPolicy {
    guard let issuer else { throw malformed("the policy has no line 'issuer'") }
    guard signers.contains(where: { $0.role == .issuer }) else {
      throw malformed("the policy has no key of the issuer")
    }
    let names = Set(signers.filter { $0.role == .auditor }.map { Array($0.key.name.utf8) })
    guard names.count >= auditors ?? 0 else {
      throw malformed("the policy asks for more auditors than it has keys of")
    }
    // One key under two hats would let its holder vouch for himself.
    let keys = Set(signers.map(\.key.key))
    for key in log.logs.map(\.key.key) + log.witnesses.map(\.key.key) where keys.contains(key) {
      throw malformed("a key of the log or of a witness signs statements too")
    }
    return PublicationPolicy(
      issuer: issuer, signers: signers, auditors: auditors ?? 0, calendar: calendar, log: log)
  }
}
