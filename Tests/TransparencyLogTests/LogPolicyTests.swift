import Testing
import TransparencyLog

@Suite struct LogPolicyTests {
  private static let log = signer("log.example").verifier
  private static let witnesses = (1...6).map { signer("w\($0).example", .cosignature) }

  private static func expand(_ text: String) -> [UInt8] {
    var text = text.split(separator: "LOG", omittingEmptySubsequences: false)
      .joined(separator: "\(log)")
    for (index, witness) in witnesses.enumerated() {
      text = text.split(separator: "KEY\(index + 1)", omittingEmptySubsequences: false)
        .joined(separator: "\(witness.verifier)")
    }
    return bytes(text)
  }

  /// The example of C2SP tlog-policy, with comments, tabs and empty lines.
  private static let example = """
    # two organisations
      log LOG\thttps://log.example/
    witness X1 KEY1
    witness X2   KEY2  https://x2.example/
    witness X3 KEY3\t
    group X-witnesses 2 X1 X2 X3

    witness Y1 KEY4
    witness Y2 KEY5
    witness Y3 KEY6
    group Y-witnesses any Y1 Y2 Y3

    group X-and-Y all X-witnesses Y-witnesses
    quorum X-and-Y

    """

  private func checkpoint(_ times: [UInt64?]) throws -> SignedNote {
    let text = Checkpoint(origin: "log.example", size: 0, root: LogTree.emptyRoot).text
    var note = try SignedNote(text: text)
    try note.add(signer("log.example").sign(text))
    for (witness, time) in zip(Self.witnesses, times) {
      if let time { try note.add(witness.cosign(text, time: time)) }
    }
    return note
  }

  /// Every subset of the six witnesses.
  @Test func theExampleQuorum() throws {
    let policy = try LogPolicy(parsing: Self.expand(Self.example))
    #expect(policy.logs.map(\.url) == ["https://log.example/"])
    #expect(policy.witnesses.map(\.url) == [nil, "https://x2.example/", nil, nil, nil, nil])
    for subset in 0..<64 {
      let seen = (0..<6).map { subset >> $0 & 1 == 1 }
      let note = try checkpoint(seen.map { $0 ? 7 : nil })
      let isEnough =
        seen[..<3].filter { $0 }.count >= 2 && seen[3...].contains(true)
      let failure = failure { _ = try policy.verify(note, now: 7) }
      #expect(failure == (isEnough ? nil : .quorumNotMet), "\(seen)")
    }
  }

  /// The quorum's time is when the last witness that it needed had signed.
  @Test func theTimeOfTheQuorum() throws {
    let policy = try LogPolicy(parsing: Self.expand(Self.example))
    func time(_ times: UInt64?...) throws -> UInt64? {
      try policy.verify(try checkpoint(times), now: 100).time
    }
    #expect(try time(10, 20, nil, 5, nil, nil) == 20)
    #expect(try time(10, 20, 15, 5, nil, nil) == 15)
    #expect(try time(10, 20, 15, 50, 40, 60) == 40)
  }

  @Test func quorumOfNone() throws {
    let policy = try LogPolicy(parsing: Self.expand("log LOG\nquorum none\n"))
    #expect(!policy.needsWitnesses)
    #expect(try policy.verify(try checkpoint([]), now: 0).sightings.isEmpty)
  }

  @Test(arguments: [
    ("", 1), ("\n", 2), ("log LOG\n", 2), ("log LOG\nquorum none", 0), ("quorum w\n", 1),
    ("quorum none\nquorum none\n", 2), ("log LOG\nlog LOG\nquorum none\n", 2),
    ("witness w KEY1\nwitness v KEY1\nquorum w\n", 2),
    ("witness w KEY1\nwitness w KEY2\nquorum w\n", 2), ("witness none KEY1\nquorum none\n", 1),
    ("group none any w\nquorum none\n", 1), ("witness w LOG\nquorum w\n", 1),
    ("log KEY1\nquorum none\n", 1), ("log\nquorum none\n", 1), ("witness w\nquorum none\n", 1),
    ("log LOG a b\nquorum none\n", 1), ("group g all\nquorum none\n", 1),
    ("group g any w\nwitness w KEY1\nquorum g\n", 1), ("group g any g\nquorum g\n", 1),
    ("witness w KEY1\ngroup g 0 w\nquorum g\n", 2), ("witness w KEY1\ngroup g 2 w\nquorum g\n", 2),
    ("witness w KEY1\ngroup g 01 w\nquorum g\n", 2),
    ("witness w KEY1\ngroup g +1 w\nquorum g\n", 2),
    ("witness w KEY1\ngroup g any w w\nquorum g\n", 2),
    ("witness w KEY1\ngroup g any w\ngroup h any w\nquorum h\n", 3),
    ("witness w KEY1\ngroup w any w\nquorum w\n", 2), ("quorum none none\n", 1),
    ("quorum\n", 1), ("Log LOG\nquorum none\n", 1), ("quorum none\r\n", 1),
    ("\u{1}\nquorum none\n", 1), ("quorum none # comment\n", 1), ("issuer x\nquorum none\n", 1),
    ("log example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l\nquorum none\n", 1),
  ])
  func malformed(text: String, line: Int) {
    do {
      _ = try LogPolicy(parsing: Self.expand(text))
      Issue.record("accepted: \(text)")
    } catch {
      #expect(error.failure == .malformedPolicy)
      #expect(error.line ?? 0 == line, "\(text): \(error)")
    }
  }

  /// Names are bytes: two that look alike are two.
  @Test func namesAreBytes() throws {
    let text = "witness \u{E9} KEY1\nwitness e\u{301} KEY2\ngroup g 2 \u{E9} e\u{301}\nquorum g\n"
    #expect(try LogPolicy(parsing: Self.expand(text)).witnesses.count == 2)
  }
}
