import Foundation
import Testing

@Suite struct WitnessCommandTests {
  /// One witness looks at the log, and its answer goes into the checkpoint.
  private func witness(
    _ kit: PublicationKit, _ name: String, _ more: String..., log: String = "log"
  ) throws -> Outcome {
    try run(
      touchstonePath,
      [
        "witness", log, "--key", "\(name).key", "--trust", "log.key.pub", "--state",
        "state-\(name)", "-o", "\(name).sig",
      ] + more, in: kit.folder.path)
  }

  private func cosign(_ kit: PublicationKit, _ name: String) throws -> Outcome {
    try kit.folder.touchstone("log", "cosign", "log", "\(name).sig", "--policy", "policy.txt")
  }

  @Test func aQuorumOfTwo() throws {
    let kit = try PublicationKit()
    try kit.writePolicy(quorum: "both")
    try kit.log(quarters: 1)
    // Nobody has seen it yet.
    let alone = try kit.folder.touchstone("log", "verify", "log", "--policy", "policy.txt")
    #expect(alone.status == 1)
    #expect(
      alone.errors.contains("quorum-not-met: checkpoint: 0 of 2 witnesses cosigned"),
      "\(alone.errors)")
    for name in ["w1", "w2"] {
      let seen = try witness(kit, name, "--new")
      #expect(seen.status == 0, "\(seen.errors)")
      #expect(seen.errors.contains("cosigned log.kit.example: 1 entry, root "))
      #expect(seen.errors.contains("seen for the first time"))
      #expect(try cosign(kit, name).status == 0)
    }
    try kit.must("log", "verify", "log", "--policy", "policy.txt")
    #expect(try kit.folder.bytes("log/checkpoints/1") == kit.folder.bytes("log/checkpoint"))

    // The log grows; both see it again.
    try kit.audit(1, after: "2025-Q1")
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    for name in ["w1", "w2"] {
      let seen = try witness(kit, name)
      #expect(seen.status == 0, "\(seen.errors)")
      #expect(seen.errors.contains("last seen with 1"))
      let added = try cosign(kit, name)
      #expect(added.output.hasSuffix(": 2 entries\n"))
      // Giving it again changes nothing.
      let files = try kit.files("log")
      #expect(try cosign(kit, name).status == 0)
      #expect(try kit.files("log") == files)
    }
    let verified = try kit.must("log", "verify", "log", "--policy", "policy.txt")
    #expect(verified.contains("2 checkpoints kept"))
    let proof = try kit.must(
      "log", "prove", "log", PublicationKit.note("2025-Q1"), "--policy", "policy.txt")
    #expect(proof.contains("\n\nlog.kit.example\n1\n"))
    #expect(proof.contains("— w1.example ") && proof.contains("— w2.example "))
  }

  /// The issuer rewrites the past: the witness has seen the other one.
  @Test func rollbackAndFork() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let one = try kit.files("log")
    try kit.audit(1, after: "2025-Q1")
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    #expect(try witness(kit, "w1", "--new").status == 0)
    let state = try kit.files("state-w1")

    // The log as it was a quarter ago.
    try kit.restore(one, to: "log")
    let rollback = try witness(kit, "w1")
    #expect(rollback.status == 1)
    #expect(
      rollback.errors.contains("rollback: the log had 2 entries before and now says that it has 1"))
    // Another second quarter, with one holder less.
    try FileManager.default.removeItem(atPath: kit.folder.path("2025-Q2"))
    try kit.audit(1, after: "2025-Q1") { kit in
      kit.replace("zero,0\n", with: "", in: "holders.csv")
    }
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let equal = try witness(kit, "w1")
    #expect(equal.status == 1)
    #expect(equal.errors.contains("fork: the log of 2 entries does not continue the one of 2"))
    // A quarter later it is still another log.
    try kit.audit(2, after: "2025-Q2")
    try kit.sign("2025-Q3")
    #expect(try kit.append("2025-Q3").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let fork = try witness(kit, "w1")
    #expect(fork.status == 1)
    #expect(fork.errors.contains("fork: the log of 3 entries does not continue the one of 2"))
    #expect(try kit.files("state-w1") == state)
    // A witness that has seen neither sees nothing wrong: that is why there are several.
    #expect(try witness(kit, "w2", "--new").status == 0)
  }

  /// A witness never begins again by accident.
  @Test func itDoesNotForget() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let first = try witness(kit, "w1")
    #expect(first.status == 2)
    #expect(first.errors.contains("state-w1: nothing is remembered of the log log.kit.example\n"))
    #expect(!kit.folder.exists("w1.sig"))
    #expect(try witness(kit, "w1", "--new").status == 0)
    #expect(try witness(kit, "w1", "--new").status == 2)
    #expect(try witness(kit, "w1").status == 0)
    // Its memory is its own signed checkpoint: a damaged one, or a stranger's, is refused.
    let name = try #require(kit.files("state-w1").keys.first { $0.hasSuffix("/checkpoint") })
    let good = try kit.folder.bytes("state-w1/" + name)
    for bad in [
      [], Array(good.dropLast()), try kit.folder.bytes("log/checkpoint"),
      Array(
        String(decoding: good, as: UTF8.self).replacingOccurrences(of: "\n1\n", with: "\n0\n")
          .utf8),
    ] {
      try kit.folder.write(bad, to: "state-w1/" + name)
      let outcome = try witness(kit, "w1")
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(try kit.folder.bytes("state-w1/" + name) == bad)
    }
    try kit.folder.write(good, to: "state-w1/" + name)
    // What a crash has left of a new memory does not count.
    try kit.folder.write(
      [1, 2],
      to: "state-w1/"
        + name.replacingOccurrences(
          of: "checkpoint", with: ".checkpoint.touchstone-incomplete"))
    #expect(try witness(kit, "w1").status == 0)
  }

  /// What was cosigned is remembered even when the cosignature got lost on its way out.
  @Test func theMemoryComesFirst() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let outcome = try kit.folder.touchstone(
      "witness", "log", "--key", "w1.key", "--trust", "log.key.pub", "--state", "state-w1",
      "--new", "-o", "no-such-folder/w1.sig")
    #expect(outcome.status == 2)
    #expect(try kit.files("state-w1").keys.contains { $0.hasSuffix("/checkpoint") })
    #expect(try witness(kit, "w1").status == 0)
  }

  @Test func cosignaturesOfOthers() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 2)
    #expect(try witness(kit, "w1", "--new").status == 0)
    let before = try kit.files("log")
    // Over another checkpoint, and by somebody who is not in the policy.
    try kit.must("keygen", "--name", "w3.example", "--witness", "-o", "w3.key")
    #expect(try witness(kit, "w3", "--new").status == 0)
    let stranger = try cosign(kit, "w3")
    #expect(stranger.status == 1)
    #expect(stranger.errors.contains("w3.sig: w3.example+"))
    try kit.folder.write("— w1.example AAAAAAAA\n", to: "false.sig")
    #expect(try cosign(kit, "false").status == 1)
    try kit.folder.write("no line\n", to: "no.sig")
    #expect(try cosign(kit, "no").status == 2)
    #expect(try kit.files("log") == before)
    // One over an earlier checkpoint goes to the kept copy.
    try kit.audit(2, after: "2025-Q2")
    try kit.sign("2025-Q3")
    #expect(try kit.append("2025-Q3").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let late = try cosign(kit, "w1")
    #expect(late.output.hasSuffix(": 2 entries\n"), "\(late.errors)")
    #expect(try kit.folder.text("log/checkpoints/2").contains("— w1.example "))
    #expect(try !kit.folder.text("log/checkpoint").contains("— w1.example "))
    // A key for notes is no witness's.
    let wrong = try kit.folder.touchstone(
      "witness", "log", "--key", "log.key", "--trust", "log.key.pub", "--state", "s", "--new")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("log.key: the key is no witness's"))
  }
}
