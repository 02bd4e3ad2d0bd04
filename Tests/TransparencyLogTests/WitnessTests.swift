import Hashing
import MerkleSum
import Testing
import TransparencyLog

@Suite struct WitnessTests {
  private let log = signer("log.example")
  private let key = signer("w.example", .cosignature)
  private var witness: Witness { Witness(key: key, logs: [log.verifier]) }
  private let leaves = entries(9).map { LogTree.leafHash($0) }

  private func checkpoint(_ leaves: [Digest], by log: SignerKey? = nil, extra: SignerKey? = nil)
    throws -> SignedNote
  {
    let tree = HashedTree(leaves: leaves)
    let text = Checkpoint(
      origin: "log.example", size: tree.size, root: try tree.root(size: tree.size)
    ).text
    var note = try SignedNote(text: text)
    try note.add((log ?? self.log).sign(text))
    if let extra { try note.add(extra.sign(text)) }
    return note
  }

  private func memory(_ size: Int, time: UInt64 = 10) throws -> Witness.Memory {
    let note = try witness.cosign(
      try checkpoint(Array(leaves[..<size])), after: nil, proof: [], time: time)
    return try witness.remember(try SignedNote(parsing: note.encoded()))
  }

  @Test func aGrowingLog() throws {
    for old in 0...9 {
      for size in old...9 {
        let proof = try HashedTree(leaves: Array(leaves[..<size])).consistencyProof(
          from: UInt64(old), to: UInt64(size))
        let note = try witness.cosign(
          try checkpoint(Array(leaves[..<size]), extra: signer("x")), after: memory(old),
          proof: proof, time: 11)
        let seen = try note.verified(by: [key.verifier])
        #expect(seen.verified.map(\.time) == [11])
        // Only the log's own signature is kept beside it.
        #expect(note.signatures.map(\.name) == ["log.example", "w.example"])
        #expect(try witness.remember(note).checkpoint.size == UInt64(size))
      }
    }
  }

  @Test func whatIsNotCosigned() throws {
    func refused(
      _ leaves: [Digest], after size: Int?, proof: [Digest]? = nil, time: UInt64 = 11,
      by log: SignerKey? = nil
    ) throws -> LogFailure? {
      let tree = HashedTree(leaves: leaves)
      let old = UInt64(min(size ?? 0, leaves.count))
      let proof = try proof ?? tree.consistencyProof(from: old, to: tree.size)
      let memory = try size.map { try self.memory($0) }
      let note = try checkpoint(leaves, by: log)
      return failure {
        _ = try witness.cosign(note, after: memory, proof: proof, time: time)
      }
    }
    #expect(try refused(Array(leaves[..<4]), after: 5) == .rollback)
    #expect(try refused([], after: 1) == .rollback)
    var forked = leaves
    forked[2] = SHA256.hash([7])
    #expect(try refused(forked, after: 5) == .fork)
    #expect(try refused(forked, after: 9) == .fork, "equal sizes, other roots")
    #expect(try refused(forked, after: 2) == nil, "the fork is after what was seen")
    #expect(try refused(leaves, after: 5, proof: []) == .fork)
    #expect(try refused(leaves, after: 9, proof: [leaves[0]]) == .fork)
    #expect(try refused(leaves, after: 5, time: 9) == .futureCosignature)
    #expect(try refused(leaves, after: nil, by: signer("evil.example")) == .noTrustedSignature)
    let double = signer("other.example")
    let both = Witness(key: key, logs: [log.verifier, double.verifier])
    let note = try checkpoint(leaves, by: double)
    #expect(
      failure { _ = try both.cosign(note, after: nil, proof: [], time: 1) } == .unknownLog)
  }

  /// A memory that somebody else wrote is none.
  @Test func memories() throws {
    let plain = try checkpoint(leaves)
    #expect(failure { _ = try witness.remember(plain) } == .noTrustedSignature)
    var note = plain
    let text = try plain.verified(by: [log.verifier]).text
    try note.add(try signer("w2.example", .cosignature).cosign(text, time: 5))
    #expect(failure { _ = try witness.remember(note) } == .noTrustedSignature)
  }

  @Test func linesOfAnswer() throws {
    let note = try witness.cosign(try checkpoint(leaves), after: nil, proof: [], time: 7)
    let lines = Cosignatures.lines(of: note, by: key.verifier)
    let policy = try LogPolicy(
      parsing: bytes("log \(log.verifier)\nwitness w \(key.verifier)\nquorum w\n"))
    let read = try Cosignatures.parse(lines)
    let plain = try checkpoint(leaves)
    let cosigned = try #require(try Cosignatures.add(read, to: plain, policy: policy))
    #expect(try policy.verify(cosigned, now: 7).time == 7)
    // The first time counts; a later one adds nothing.
    let later = try witness.cosign(try checkpoint(leaves), after: nil, proof: [], time: 8)
    let second = try Cosignatures.parse(Cosignatures.lines(of: later, by: key.verifier))
    #expect(try Cosignatures.add(second, to: cosigned, policy: policy) == nil)
    #expect(Cosignatures.isThere(second[0], in: cosigned, policy: policy))
    // Another checkpoint's cosignature, or a stranger's, is not added.
    let other = try checkpoint(Array(leaves[..<3]))
    #expect(try Cosignatures.add(read, to: other, policy: policy) == nil)
    #expect(!Cosignatures.isThere(read[0], in: other, policy: policy))
    let stranger = try LogPolicy(parsing: bytes("log \(log.verifier)\nquorum none\n"))
    #expect(try Cosignatures.add(read, to: plain, policy: stranger) == nil)
    for bad in [[], lines.dropLast(), lines + lines, [0x0A] + lines + [0x0A]] {
      #expect(failure { _ = try Cosignatures.parse(Array(bad)) } == .malformedNote)
    }
  }
}
