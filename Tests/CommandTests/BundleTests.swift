import Foundation
import Publication
import TestSupport
import Testing

@Suite struct BundleTests {
  /// Two quarters, both witnessed, and alice's bundle of the second one.
  private func kit() throws -> PublicationKit {
    let kit = try PublicationKit()
    try kit.writePolicy(quorum: "both")
    try kit.log(quarters: 2)
    for name in ["w1", "w2"] {
      try kit.must(
        "witness", "log", "--key", "\(name).key", "--trust", "log.key.pub", "--state", "state",
        "--new", "-o", "\(name).sig")
      try FileManager.default.removeItem(atPath: kit.folder.path("state"))
      try kit.must("log", "cosign", "log", "\(name).sig", "--policy", "policy.txt")
    }
    try kit.must(
      "log", "prove", "log", PublicationKit.note("2025-Q2"), "--policy", "policy.txt", "-o",
      "q2.tlog-proof")
    try kit.must("prove", "--audit", "2025-Q2", "--holder", "alice", "-o", "alice.json")
    try kit.must(
      "bundle", "alice.json", "--note", PublicationKit.note("2025-Q2"), "--log-proof",
      "q2.tlog-proof", "--policy", "policy.txt", "-o", "alice.bundle")
    return kit
  }

  /// Both verifiers, which must end alike and name the same class.
  private func verify(
    _ kit: PublicationKit, _ bundle: String = "alice.bundle", policy: String = "policy.txt",
    holder: [String] = ["--holder", "alice", "--balance", "800000.50"]
  ) throws -> Outcome {
    let own = try run(
      touchstonePath, ["verify", bundle, "--policy", policy] + holder, in: kit.folder.path)
    let python = try run(
      tool("python3", package: "python3"),
      [packageRoot + "/spec/verifier/bundle.py", bundle, "--policy", policy] + holder,
      in: kit.folder.path)
    #expect(own.status == python.status, "\(own.errors)\(python.errors)")
    if own.status != 0 {
      let theirs = python.errors.split(separator: " ").dropFirst().first ?? ""
      #expect(own.errors.contains(theirs), "\(own.errors)\(python.errors)")
    }
    return own
  }

  @Test func theWholeSentence() throws {
    let kit = try kit()
    let outcome = try verify(kit)
    #expect(outcome.status == 0, "\(outcome.errors)")
    for line in [
      "included\n  holder     alice\n  balance    800,000.50 KIT\n",
      "\n  signed     issuer kit.example/reserves, auditor audits.example\n",
      "\n  logged     entry 1 of the log log.kit.example, which had 2 entries\n",
      "\n  witnessed  w1.example 20", "Z, w2.example 20",
      "This balance is one leaf of the liabilities that the statement adds up.\n",
      "It is shown on the word of those who signed, and of witnesses that the log shows\n",
    ] { #expect(outcome.output.contains(line), "\(outcome.output)") }
    // The proof inside is the file that was made, and still verifies alone.
    let bundle = try HolderBundle(parsing: kit.folder.bytes("alice.bundle"))
    #expect(bundle.proof == (try kit.folder.bytes("alice.json")))
    try kit.must("verify", "alice.json", "--statement", PublicationKit.statement("2025-Q2"))
    // Without witnesses in the policy the sentence says what that leaves open.
    try kit.writePolicy(to: "plain.txt")
    let plain = try verify(kit, policy: "plain.txt")
    #expect(plain.status == 0)
    #expect(plain.output.contains("the issuer may be showing others another log"))
  }

  @Test func othersThanExpected() throws {
    let kit = try kit()
    let id = try verify(kit, holder: ["--holder", "bob", "--balance", "800000.50"])
    #expect(id.errors.contains("alice.bundle: wrong-id: "))
    #expect(id.output.hasPrefix("not proven: wrong-id: "))
    let amount = try verify(kit, holder: ["--holder", "alice", "--balance", "800000.51"])
    #expect(amount.errors.contains("wrong-amount: "))
    // Another policy, with one change each.
    func under(_ old: String, _ new: String) throws -> String {
      let text = try kit.folder.text("policy.txt")
      #expect(text.contains(old))
      try kit.folder.write(text.replacingOccurrences(of: old, with: new), to: "other.txt")
      return try verify(kit, policy: "other.txt").errors
    }
    let (issuer, auditor) = (try kit.key("issuer"), try kit.key("auditor"))
    try kit.must("keygen", "--name", "x.example", "-o", "x.key")
    try kit.must("keygen", "--name", "y.example", "--witness", "-o", "y.key")
    let (stranger, witness) = (try kit.key("x"), try kit.key("y"))
    #expect(
      try under("\nissuer kit.example/reserves", "\nissuer other.example").contains(
        "wrong-issuer: "))
    #expect(try under("key issuer \(issuer)", "key issuer \(stranger)").contains("issuer-not-"))
    #expect(try under("key auditor \(auditor)", "key auditor \(stranger)").contains("too-few-"))
    #expect(try under("log \(kit.key("log"))", "log \(stranger)").contains("unknown-log: "))
    #expect(try under("witness w2 \(kit.key("w2"))", "witness w2 \(witness)").contains("quorum-"))
    #expect(
      try under(issuer, issuer + " until 2020-01-01T00:00:00Z").contains("key-not-valid: "))
    #expect(
      try under(issuer, issuer + " revoked 2020-01-01T00:00:00Z").contains("key-not-valid: "))
    #expect(
      try under(issuer, issuer + " from 2999-01-01T00:00:00Z").contains("key-not-valid: "))
    #expect(try under("auditors 1", "auditors 2").contains("malformed-policy: "))
    #expect(try under("quorum both", "quorum all").contains("malformed-policy: "))
    #expect(try under("policy/1", "policy/2").contains("malformed-policy: "))
    #expect(
      try under("group both all w1 w2", "group both any w1 w2").isEmpty, "one of them is enough")
  }

  /// Each part exchanged or bent, each with its class.
  @Test func otherParts() throws {
    let kit = try kit()
    let good = try HolderBundle(parsing: kit.folder.bytes("alice.bundle"))
    func refused(_ expected: String, _ change: (inout HolderBundle) throws -> Void) throws {
      var bundle = good
      try change(&bundle)
      try kit.folder.write(bundle.encoded(), to: "bent.bundle")
      let outcome = try verify(kit, "bent.bundle")
      #expect(outcome.status != 0)
      #expect(outcome.errors.contains("bent.bundle: \(expected): "), "\(outcome.errors)")
    }
    func text(_ bytes: [UInt8], _ old: String, _ new: String) -> [UInt8] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains(old), "\(old)")
      return Array(text.replacingOccurrences(of: old, with: new).utf8)
    }
    let first = try kit.folder.bytes(PublicationKit.note("2025-Q1"))
    try refused("not-logged") { $0.note = first }
    try refused("invalid-signature") { $0.note = text($0.note, "result covered", "result blocked") }
    try refused("malformed-note") { $0.note = text($0.note, "— audits", "- audits") }
    try refused("too-few-auditors") { bundle in
      let lines = String(decoding: bundle.note, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      bundle.note = Array(
        lines.filter { !$0.hasPrefix("— audits") }.joined(separator: "\n").utf8)
    }
    try refused("not-logged") { $0.logProof = text($0.logProof, "index 1", "index 0") }
    try refused("entry-out-of-range") { $0.logProof = text($0.logProof, "index 1", "index 2") }
    try refused("malformed-log-proof") { $0.logProof = text($0.logProof, "index 1", "index 01") }
    try refused("malformed-log-proof") { $0.logProof = text($0.logProof, "@v1", "@v2") }
    try refused("malformed-log-proof") { $0.logProof = [] }
    try refused("invalid-signature") {
      $0.logProof = text($0.logProof, "example\n2\n", "example\n3\n")
    }
    try refused("quorum-not-met") { bundle in
      let lines = String(decoding: bundle.logProof, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      bundle.logProof = Array(
        lines.filter { !$0.hasPrefix("— w2") }.joined(separator: "\n").utf8)
    }
    try refused("malformed-proof") { $0.proof = [] }
    try refused("statement-mismatch") {
      $0.proof = text($0.proof, "snapshot 2025-Q2", "snapshot 2")
    }
    try refused("wrong-root") { bundle in
      let hash = try #require(
        String(decoding: bundle.proof, as: UTF8.self).firstMatch(of: /"hash":"([0-9a-f]{64})"/))
      bundle.proof = text(bundle.proof, String(hash.1), String(hash.1.reversed()))
    }
    // Whoever puts a bundle together is told as well.
    try kit.must("prove", "--audit", "2025-Q1", "--holder", "alice", "-o", "old.json")
    let mixed = try kit.folder.touchstone(
      "bundle", "old.json", "--note", PublicationKit.note("2025-Q2"), "--log-proof",
      "q2.tlog-proof", "--policy", "policy.txt", "-o", "mixed.bundle")
    #expect(mixed.status == 1)
    #expect(mixed.errors.contains("statement-mismatch: "))
    #expect(!kit.folder.exists("mixed.bundle"))
  }

  @Test func noCanonicalBundle() throws {
    let kit = try kit()
    let good = try kit.folder.text("alice.bundle")
    for bad in [
      "", "\n", "{}\n", "\u{FEFF}" + good, String(good.dropLast()), good + "\n", good + good,
      " " + good, good.replacingOccurrences(of: "bundle/1", with: "bundle/2"),
      good.replacingOccurrences(of: ",\"note\":", with: ", \"note\":"),
      good.replacingOccurrences(of: "\"log-proof\":", with: "\"extra\":\"\",\"log-proof\":"),
      good.replacingOccurrences(of: "\"note\":", with: "\"note\":\"\",\"note\":"),
      good.replacingOccurrences(of: "\\n", with: "\\u000a"),
      good.replacingOccurrences(of: "kit.example", with: "kit\\/example"),
      good.replacingOccurrences(of: "}\n", with: ",\"x\":1}\n"),
      String(repeating: "[", count: 100_000),
    ] {
      try kit.folder.write(bad, to: "bad.bundle")
      let outcome = try verify(kit, "bad.bundle")
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(outcome.errors.hasPrefix("touchstone: bad.bundle: malformed-bundle: "))
    }
    // A proof alone is no bundle, and a bundle no proof.
    #expect(try verify(kit, "alice.json").status == 2)
    let proof = try kit.folder.touchstone(
      "verify", "alice.bundle", "--statement", PublicationKit.statement("2025-Q2"))
    #expect(proof.status == 2)
    for more in [["--self"], ["--statement", "x"]] {
      let outcome = try run(
        touchstonePath, ["verify", "alice.bundle", "--policy", "policy.txt"] + more,
        in: kit.folder.path)
      #expect(outcome.status == 64)
    }
  }

  /// A holder was shown a log of his own: his bundle gives the issuer away.
  @Test func aForkForOneHolder() throws {
    let kit = try kit()
    #expect(
      try kit.folder.touchstone(
        "verify-log", "log", "--policy", "policy.txt", "--since", "alice.bundle", "--since",
        "q2.tlog-proof"
      ).status == 0)
    // The log that everybody else sees has another second quarter.
    try FileManager.default.removeItem(atPath: kit.folder.path("log"))
    try FileManager.default.removeItem(atPath: kit.folder.path("2025-Q2"))
    try kit.writePolicy()
    try kit.must("log", "init", "log", "--key", "log.key")
    try kit.audit(1, after: "2025-Q1") { kit in
      kit.replace("zero,0\n", with: "", in: "holders.csv")
    }
    try kit.sign("2025-Q2")
    for quarter in PublicationKit.quarters.prefix(2) {
      #expect(try kit.append(quarter).status == 0)
    }
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let outcome = try kit.folder.touchstone(
      "verify-log", "log", "--policy", "policy.txt", "--since", "alice.bundle")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("fork: alice.bundle: the first 2 entries are not those"))
  }
}
