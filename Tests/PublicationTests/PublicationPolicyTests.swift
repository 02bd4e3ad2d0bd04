import Disclosure
import Notation
import Publication
import Testing
import TransparencyLog

@Suite struct PublicationPolicyTests {
  private static let keys = [
    "ISSUER": signer("issuer.example").verifier, "AUDITOR": signer("audits.example").verifier,
    "OTHER": signer("other.example").verifier, "LOG": signer("log.example").verifier,
    "WITNESS": signer("w.example", .cosignature).verifier,
  ]

  private static func expand(_ text: String) -> [UInt8] {
    bytes(
      keys.reduce(text) { text, key in
        text.split(separator: key.key, omittingEmptySubsequences: false)
          .joined(separator: "\(key.value)")
      })
  }

  private static func policy(_ lines: String, tlog: String = "quorum none\n") throws
    -> PublicationPolicy
  {
    try PublicationPolicy(parsing: expand("touchstone/policy/1\n\(lines)tlog\n\(tlog)"))
  }

  private let text = statement("2025-Q1", month: 3)

  private func note(_ signers: SignerKey...) throws -> SignedNote {
    var note = try SignedNote(text: text)
    for signer in signers { try note.add(signer.sign(text)) }
    return note
  }

  @Test func aWholePolicy() throws {
    let policy = try Self.policy(
      """
      # whom we trust
      issuer issuer.example

      key issuer ISSUER from 2025-01-01T00:00:00Z until 2025-12-31T23:59:59Z
      \tkey auditor AUDITOR  revoked 2026-01-01T00:00:00Z
      auditors 1
      calendar quarterly 2025-Q1 60

      """, tlog: "log LOG\nwitness w WITNESS\nquorum w\n")
    #expect(policy.issuer == "issuer.example")
    #expect(policy.signers.map(\.role) == [.issuer, .auditor])
    #expect(policy.auditors == 1)
    #expect(policy.log.needsWitnesses)
    #expect(policy.calendar?.days == 60)
  }

  @Test(arguments: [
    ("", 2), ("issuer issuer.example\n", 2), ("key issuer ISSUER\n", 2),
    ("issuer issuer.example\nissuer issuer.example\nkey issuer ISSUER\n", 3),
    ("issuer Issuer\nkey issuer ISSUER\n", 2), ("issuer a b\nkey issuer ISSUER\n", 2),
    ("issuer a\nkey owner ISSUER\n", 3), ("issuer a\nkey issuer WITNESS\n", 3),
    ("issuer a\nkey issuer ISSUER\nkey auditor ISSUER\n", 4),
    ("issuer a\nkey issuer ISSUER\nkey auditor LOG\n", 5),
    ("issuer a\nkey issuer ISSUER from\n", 3), ("issuer a\nkey issuer ISSUER since x\n", 3),
    ("issuer a\nkey issuer ISSUER from 2025-01-01\n", 3),
    (
      "issuer a\nkey issuer ISSUER from 2025-01-01T00:00:00Z from 2025-01-01T00:00:00Z\n", 3
    ),
    ("issuer a\nkey issuer ISSUER\nauditors 1\n", 5),
    ("issuer a\nkey issuer ISSUER\nauditors 0\nauditors 0\n", 5),
    ("issuer a\nkey issuer ISSUER\nauditors 256\n", 4),
    ("issuer a\nkey issuer ISSUER\nauditors -1\n", 4),
    ("issuer a\nkey issuer ISSUER\ncalendar yearly 2025 1\n", 4),
    ("issuer a\nkey issuer ISSUER\ncalendar quarterly 2025-Q5 1\n", 4),
    ("issuer a\nkey issuer ISSUER\ncalendar quarterly 2025-01 1\n", 4),
    ("issuer a\nkey issuer ISSUER\ncalendar monthly 2025-13 1\n", 4),
    ("issuer a\nkey issuer ISSUER\ncalendar monthly 2025-01 99999\n", 4),
    ("issuer a\nkey issuer ISSUER\nwitness w WITNESS\n", 4),
    ("issuer a\r\nkey issuer ISSUER\n", 2), ("issuer a\nkey issuer ISSUER\nx\n", 4),
  ])
  func malformed(lines: String, line: Int) {
    do {
      _ = try Self.policy(lines, tlog: "log LOG\nquorum none\n")
      Issue.record("accepted: \(lines)")
    } catch let refusal as LogRefusal {
      #expect(refusal.failure == .malformedPolicy)
      #expect(refusal.line == line || line == 2 && refusal.line != nil, "\(lines): \(refusal)")
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(arguments: [
    "", "touchstone/policy/2\n", "touchstone/policy/1\nissuer a\nkey issuer ISSUER\n",
    "touchstone/policy/1\nissuer a\nkey issuer ISSUER\ntlog\n",
    "touchstone/policy/1\nissuer a\nkey issuer ISSUER\ntlog\nquorum w\n",
    "touchstone/policy/1\nissuer a\nkey issuer ISSUER\ntlog\nquorum none",
    "log LOG\nquorum none\n",
  ])
  func noPolicy(text: String) {
    #expect(throws: LogRefusal.self) { try PublicationPolicy(parsing: Self.expand(text)) }
  }

  @Test func whoMustHaveSigned() throws {
    let (issuer, auditor) = (signer("issuer.example"), signer("audits.example"))
    let policy = try Self.policy(
      "issuer issuer.example\nkey issuer ISSUER\nkey auditor AUDITOR\nauditors 1\n")
    let opened = try policy.open(try note(issuer, auditor, signer("x")), seen: nil)
    #expect(opened.signers.map(\.role) == [.issuer, .auditor])
    #expect(opened.signers(.auditor).map(\.key) == [auditor.verifier])
    #expect(opened.unverified == [signer("x").verifier.label])
    #expect(opened.text == text)
    #expect(failure { _ = try policy.open(note(issuer), seen: nil) } == .tooFewAuditors)
    #expect(failure { _ = try policy.open(note(auditor), seen: nil) } == .issuerNotSigned)
    #expect(throws: LogRefusal.self) { try policy.open(note(signer("x")), seen: nil) }
    let other = try Self.policy("issuer other.example\nkey issuer ISSUER\n")
    #expect(failure { _ = try other.open(note(issuer), seen: nil) } == .wrongIssuer)
  }

  /// Two keys of one auditor, one of them new, are one auditor.
  @Test func anAuditorWithTwoKeys() throws {
    let second = try SignerKey(
      parsing: signer("audits.example").secretText)
    #expect(second.verifier == Self.keys["AUDITOR"])
    let renamed = try VerifierKey(
      name: "audits.example", kind: .note, key: signer("other.example").verifier.key)
    let policy =
      "issuer issuer.example\nkey issuer ISSUER\nkey auditor AUDITOR\n"
      + "key auditor \(renamed)\nauditors 2\n"
    #expect(throws: LogRefusal.self) { try Self.policy(policy) }
  }

  /// A bound key counts only for what witnesses saw within its time.
  @Test func keysOfATime() throws {
    let signed = try note(signer("issuer.example"))
    func open(_ bounds: String, _ seen: String?) throws -> PublicationFailure? {
      let policy = try Self.policy("issuer issuer.example\nkey issuer ISSUER \(bounds)\n")
      return failure { _ = try policy.open(signed, seen: seen.flatMap { Timestamp($0) }) }
    }
    let day = "2025-06-01T00:00:00Z"
    let (before, after) = ("2025-05-31T23:59:59Z", "2025-06-01T00:00:01Z")
    #expect(try open("from \(day)", before) == .keyNotValid)
    #expect(try open("from \(day)", day) == nil)
    #expect(try open("until \(day)", day) == nil)
    #expect(try open("until \(day)", after) == .keyNotValid)
    #expect(try open("revoked \(day)", before) == nil)
    #expect(try open("revoked \(day)", day) == .keyNotValid)
    #expect(try open("from \(before) until \(after) revoked \(after)", day) == nil)
    for bound in ["from", "until", "revoked"] {
      #expect(try open("\(bound) \(day)", nil) == .keyNotValid, "nobody tells the time")
    }
    #expect(try open("", nil) == nil)
  }

  @Test func calendars() throws {
    func due(_ period: SnapshotCalendar.Period, _ first: String, _ days: Int, _ now: String)
      throws -> [String]
    {
      let calendar = try #require(SnapshotCalendar(period, first: first, days: days))
      return calendar.due(by: try #require(Timestamp(now)))
    }
    #expect(try due(.quarterly, "2025-Q1", 0, "2025-03-31T23:59:59Z") == [])
    #expect(try due(.quarterly, "2025-Q1", 0, "2025-04-01T00:00:00Z") == ["2025-Q1"])
    #expect(try due(.quarterly, "2025-Q1", 60, "2025-05-30T23:59:59Z") == [])
    #expect(try due(.quarterly, "2025-Q1", 60, "2025-05-31T00:00:00Z") == ["2025-Q1"])
    #expect(
      try due(.quarterly, "2024-Q3", 10, "2025-07-11T00:00:00Z")
        == ["2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"])
    #expect(
      try due(.monthly, "2024-11", 0, "2025-02-01T00:00:00Z")
        == ["2024-11", "2024-12", "2025-01"])
    #expect(try due(.monthly, "2030-01", 0, "2025-02-01T00:00:00Z") == [])
    for name in ["2025-Q0", "2025-Q5", "2025Q1", "25-Q1", "2025-q1", "2025-Q1 ", "2025-1", ""] {
      #expect(SnapshotCalendar(.quarterly, first: name, days: 1) == nil)
    }
  }
}
