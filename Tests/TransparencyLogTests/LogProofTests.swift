import Hashing
import MerkleSum
import Testing
import TransparencyLog

@Suite struct LogProofTests {
  private let log = signer("log.example/a")
  private let witness = signer("witness.example", .cosignature)

  private func policy(_ quorum: String = "w") throws -> LogPolicy {
    try LogPolicy(
      parsing: bytes("log \(log.verifier)\nwitness w \(witness.verifier)\nquorum \(quorum)\n"))
  }

  /// A proof of entry `index` of three.
  private func proof(
    _ index: Int = 1, by log: SignerKey? = nil, origin: String = "log.example/a", time: UInt64 = 5
  ) throws -> LogProof {
    let leaves = entries(3).map { LogTree.leafHash($0) }
    let checkpoint = Checkpoint(origin: origin, size: 3, root: definedRoot(leaves[...]))
    var note = try SignedNote(text: checkpoint.text)
    try note.add((log ?? self.log).sign(checkpoint.text))
    if time > 0 { try note.add(witness.cosign(checkpoint.text, time: time)) }
    return LogProof(
      index: UInt64(index), path: definedPath(index, leaves[...]), checkpoint: note)
  }

  @Test func aProofHolds() throws {
    for index in 0..<3 {
      let read = try LogProof(parsing: try proof(index).encoded())
      let seen = try read.verify(entry: entries(3)[index], policy: policy(), now: 5)
      #expect(seen.checkpoint.size == 3)
      #expect(seen.time == 5)
      #expect(seen.log.key == log.verifier)
      #expect(seen.sightings.map(\.witness.key) == [witness.verifier])
      for other in 0..<3 where other != index {
        #expect(
          failure { _ = try read.verify(entry: entries(3)[other], policy: policy(), now: 5) }
            == .notLogged)
      }
    }
  }

  @Test func whoMustHaveSigned() throws {
    func verify(_ proof: LogProof, _ policy: LogPolicy, now: UInt64 = 9) -> LogFailure? {
      failure { _ = try proof.verify(entry: entries(3)[1], policy: policy, now: now) }
    }
    #expect(verify(try proof(time: 0), try policy()) == .quorumNotMet)
    #expect(verify(try proof(time: 0), try policy("none")) == nil)
    #expect(verify(try proof(time: 10), try policy()) == .futureCosignature)
    #expect(verify(try proof(by: signer("evil.example")), try policy()) == .unknownLog)
    #expect(
      verify(try proof(by: signer("evil.example"), time: 0), try policy()) == .noTrustedSignature)
    // A log speaks for itself alone.
    #expect(verify(try proof(origin: "log.example/b"), try policy()) == .unknownLog)
    #expect(
      try proof(time: 0).verify(entry: entries(3)[1], policy: policy("none"), now: 0)
        .time == nil)
  }

  @Test func extraDataAreKeptAndNotTrusted() throws {
    let plain = String(decoding: try proof().encoded(), as: UTF8.self)
    let index = try #require(plain.range(of: "index"))
    let extended = bytes(
      plain[..<index.lowerBound] + "extra aGVsbG8=\n" + plain[index.lowerBound...])
    let read = try LogProof(parsing: extended)
    #expect(read.extra == bytes("hello"))
    #expect(read.encoded() == extended)
  }

  @Test func malformed() throws {
    let good = String(decoding: try proof().encoded(), as: UTF8.self)
    let hash = String(good.split(separator: "\n")[2])
    for (old, new) in [
      ("c2sp.org/tlog-proof@v1\n", ""), ("@v1", "@v2"), ("index 1\n", ""), ("index 1", "index 01"),
      ("index 1", "index -1"), ("index 1", "index +1"), ("index 1", "index  1"),
      ("index 1", "index 18446744073709551616"), ("index 1\n", "index 1\nindex 1\n"),
      ("index 1\n", "extra aGVsbG9=\nindex 1\n"), ("index 1\n", "index 1\nextra aGVsbG8=\n"),
      ("index 1\n", "extra \(hash)\nextra \(hash)\nindex 1\n"), (hash, String(hash.dropLast())),
      (hash, "AAAA"), (hash + "\n", String(repeating: hash + "\n", count: 65)),
      (hash, hash + "\r"), ("index 1", "index 1\u{0}"),
    ] {
      let parts = good.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      #expect(parts.count == 2)
      let bad = bytes(parts.joined(separator: new))
      #expect(failure { _ = try LogProof(parsing: bad) } == .malformedLogProof, "\(new)")
    }
    for length in 0..<good.utf8.count {
      // Cut at a line's end it may be a proof that has lost its witness.
      let failure = failure {
        let read = try LogProof(parsing: Array(bytes(good)[..<length]))
        _ = try read.verify(entry: entries(3)[1], policy: policy(), now: 5)
      }
      #expect(failure != nil, "\(length) bytes")
    }
  }
}

extension String {
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
