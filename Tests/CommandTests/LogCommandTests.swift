import Foundation
import Testing

@Suite struct LogCommandTests {
  @Test func threeQuarters() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 3)
    let verified = try kit.must("log", "verify", "log", "--policy", "policy.txt")
    #expect(verified.hasPrefix("log.kit.example: 3 entries, root "))
    #expect(
      verified.hasSuffix("3 checkpoints kept, 9 archived files, 0 waiting; all holds\n"))
    // The newest checkpoint signed as the C2SP text, and the tiles of three entries.
    #expect(try kit.folder.text("log/checkpoint").hasPrefix("log.kit.example\n3\n"))
    #expect(try kit.folder.bytes("log/tile/0/000.p/3").count == 96)
    let bundle = try kit.folder.bytes("log/tile/entries/000.p/3")
    let first = try kit.folder.bytes(PublicationKit.statement("2025-Q1"))
    #expect(bundle.starts(with: [UInt8(first.count >> 8), UInt8(first.count & 0xFF)] + first))
    for name in try kit.files("log").keys { #expect(!name.contains("incomplete"), "\(name)") }

    let proof = try kit.must(
      "log", "prove", "log", PublicationKit.note("2025-Q2"), "--policy", "policy.txt")
    #expect(proof.hasPrefix("c2sp.org/tlog-proof@v1\nindex 1\n"))
    // The earliest checkpoint that holds it.
    #expect(proof.contains("\n\nlog.kit.example\n2\n"))
    let latest = try kit.must(
      "log", "prove", "log", PublicationKit.note("2025-Q2"), "--policy", "policy.txt", "--latest")
    #expect(latest.contains("\n\nlog.kit.example\n3\n"))
  }

  @Test func severalBetweenTwoCheckpoints() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 3)
    try kit.must("log", "init", "log", "--key", "log.key")
    for quarter in PublicationKit.quarters.prefix(3) {
      try kit.sign(quarter)
      #expect(try kit.append(quarter).status == 0)
    }
    #expect(
      try kit.must("log", "verify", "log", "--policy", "policy.txt").contains("3 waiting"))
    let outcome = try kit.must("log", "checkpoint", "log", "--key", "log.key")
    #expect(outcome.hasPrefix("3 added: 3 entries"))
    #expect(try kit.must("log", "checkpoint", "log", "--key", "log.key").hasPrefix("0 added"))
  }

  @Test func whatIsNotTakenIn() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 2)
    let before = try kit.files("log")
    func refused(_ name: String, _ status: Int32, _ reason: String) throws {
      let outcome = try kit.append(name)
      #expect(outcome.status == status, "\(name)")
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(try kit.files("log") == before)
    }
    // Another statement for the same quarter: one holder less.
    try kit.audit(1, after: "2025-Q1", into: "forged") { kit in
      kit.replace("zero,0\n", with: "", in: "holders.csv")
    }
    try kit.sign("forged")
    try refused(
      "forged", 1,
      "equivocation: entry 1 is another statement for 2025-Q2 revision 0; "
        + "a correction raises the revision")
    // A quarter is left out.
    try kit.audit(2, after: "2025-Q1", into: "gap")
    try kit.sign("gap")
    try refused(
      "gap", 1, "broken-chain: 2025-Q3 follows 2025-Q1; the log's last is 2025-Q2")
    try kit.audit(2, into: "fresh")
    try kit.sign("fresh")
    try refused("fresh", 1, "broken-chain: 2025-Q3 says that nothing was before it")
    // Not signed by those whom the policy asks for.
    try kit.audit(2, after: "2025-Q2")
    try kit.sign("2025-Q3", ["auditor"])
    try refused("2025-Q3", 1, "issuer-not-signed: ")
    try kit.folder.write("", to: "2025-Q3/publication/statement.note")
    try refused("2025-Q3", 2, "malformed-note: ")
    try FileManager.default.removeItem(atPath: kit.folder.path(PublicationKit.note("2025-Q3")))
    try kit.sign("2025-Q3", ["issuer"])
    try refused("2025-Q3", 1, "too-few-auditors: 0 of 1 auditors signed")
    // A published file was edited.
    try kit.sign("2025-Q3", ["auditor"])
    let findings = try kit.folder.bytes("2025-Q3/publication/findings.json")
    try kit.folder.write(findings + [0x20], to: "2025-Q3/publication/findings.json")
    try refused("2025-Q3", 2, "findings.json: the file is not the one that the statement names")
    try kit.folder.write(findings, to: "2025-Q3/publication/findings.json")
    #expect(try kit.append("2025-Q3").status == 0)
  }

  @Test func aCorrectionRaisesTheRevision() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 2)
    try kit.audit(1, after: "2025-Q1", corrects: "2025-Q2", into: "corrected") { kit in
      kit.replace("zero,0\n", with: "", in: "holders.csv")
    }
    try kit.sign("corrected")
    #expect(try kit.append("corrected").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    try kit.must("log", "verify", "log", "--policy", "policy.txt")
  }

  /// Signatures may come after the entry; the entry stays as it is.
  @Test func aLaterSignature() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let before = try kit.files("log")
    try kit.must("keygen", "--name", "second.example", "-o", "second.key")
    try kit.sign("2025-Q1", ["second"])
    let outcome = try kit.append("2025-Q1")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("was there already"))
    #expect(outcome.errors.contains("not verified: second.example+"))
    let after = try kit.files("log")
    #expect(before.keys == after.keys)
    let changed = before.keys.filter { before[$0] != after[$0] }
    #expect(changed.count == 1 && changed[0].hasPrefix("note/"))
    try kit.must("log", "verify", "log", "--policy", "policy.txt")
  }

  /// From every state that a crash can leave between two checkpoints, the next run gives the
  /// files that an undisturbed one gives.
  @Test func everyCrashIsRecovered() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    try kit.audit(1, after: "2025-Q1")
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    let before = try kit.files("log")
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let after = try kit.files("log")
    let new = after.keys.filter { before[$0] == nil || before[$0] != after[$0] }.sorted()
    #expect(
      Set(new) == [
        "checkpoint", "checkpoints/2", "tile/0/000.p/2", "tile/entries/000.p/2",
      ])
    // Any of the files may have reached the disk, and a half-written one under its own name.
    for subset in 0..<(1 << new.count) {
      var files = before
      for (bit, name) in new.enumerated() where subset >> bit & 1 == 1 {
        // The checkpoint is written when all others are there.
        guard name != "checkpoint" || subset == 1 << new.count - 1 else { continue }
        files[name] = after[name]
      }
      files["tile/0/000.p/.2.touchstone-incomplete-1"] = [1, 2, 3]
      files[".checkpoint.touchstone-incomplete"] = [1]
      try kit.restore(files, to: "log")
      try kit.must("log", "checkpoint", "log", "--key", "log.key")
      let recovered = try kit.files("log").filter { !$0.key.contains("incomplete") }
      #expect(recovered == after, "\(subset)")
    }
    // A crash during 'append', before the entry waits: the same call does it.
    var files = before
    files["queue/1"] = nil
    try kit.restore(files, to: "log")
    #expect(try kit.append("2025-Q2").status == 0)
    #expect(try kit.files("log") == before)
  }

  @Test func damageIsNamed() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 2)
    let good = try kit.files("log")
    func verify(
      _ name: String, _ status: Int32, _ reason: String, change: ([UInt8]) -> [UInt8]?
    ) throws {
      var files = good
      files[name] = change(good[name] ?? [])
      try kit.restore(files, to: "log")
      let outcome = try kit.folder.touchstone("log", "verify", "log", "--policy", "policy.txt")
      #expect(outcome.status == status, "\(name): \(outcome.errors)")
      #expect(outcome.errors.contains(reason), "\(name): \(outcome.errors)")
    }
    func flip(_ bytes: [UInt8], _ index: Int) -> [UInt8] {
      var bytes = bytes
      bytes[index] ^= 1
      return bytes
    }
    let notes = good.keys.filter { $0.hasPrefix("note/") }.sorted()
    try verify("tile/0/000.p/2", 1, "fork: tile/0/000.p/2 does not hold the hashes") {
      flip($0, 5)
    }
    try verify("tile/0/000.p/2", 2, "malformed-tile: ") { Array($0.dropLast()) }
    try verify("tile/0/000.p/2", 2, "log/tile/0/000.p/2: is missing") { _ in nil }
    try verify("tile/entries/000.p/2", 1, "fork: the entries do not give the checkpoint's root") {
      flip($0, 700)
    }
    try verify("tile/entries/000.p/2", 2, "reaches past the bundle's end") { flip($0, 0) }
    try verify("tile/entries/000.p/2", 2, "malformed-tile: bytes follow") { $0 + [0] }
    try verify("checkpoint", 1, "invalid-signature: ") { flip($0, 3) }
    try verify("checkpoint", 2, "no log: ") { _ in nil }
    try verify("checkpoint", 2, "malformed-note: ") { _ in [] }
    try verify("checkpoints/1", 1, "invalid-signature: checkpoints/1: ") { flip($0, 3) }
    try verify("checkpoints/1", 1, "fork: checkpoints/1: it is not the checkpoint") { _ in
      good["checkpoint"]
    }
    try verify(notes[0], 1, "is over another text") { flip($0, 40) }
    try verify(notes[0], 1, "is missing") { _ in nil }
    try verify(notes[0], 1, "is over another text") { _ in good[notes[1]] }
    let archived = good.keys.filter { $0.hasPrefix("archive/") }.sorted()
    let changed = archived.map { name in (try? kit.archiveProblem(name, good)) ?? false }
    // Statements are in the tiles; findings, inputs and bars are checked against them.
    #expect(changed.filter { $0 }.count == archived.count - 2)
  }

  /// The log's key goes on only from the tiles that it has signed.
  @Test func aDamagedLogIsNotContinued() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    try kit.audit(1, after: "2025-Q1")
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    var files = try kit.files("log")
    let good = files
    files["tile/0/000.p/1"]?[0] ^= 1
    try kit.restore(files, to: "log")
    let outcome = try kit.folder.touchstone("log", "checkpoint", "log", "--key", "log.key")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("fork: the tiles in log do not give the checkpoint's root"))
    try kit.restore(good, to: "log")
    let other = try kit.folder.touchstone("log", "checkpoint", "log", "--key", "issuer.key")
    #expect(other.status == 1)
    #expect(other.errors.contains("no-trusted-signature: "))
    // What somebody put into the queue by hand is not signed either.
    files = good
    files["queue/2"] = Array("not a statement\n".utf8)
    try kit.restore(files, to: "log")
    #expect(try kit.folder.touchstone("log", "checkpoint", "log", "--key", "log.key").status == 2)
  }

  /// Two writers at once: one takes the lock, nothing is forked.
  @Test func oneWriter() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let lock = open(kit.folder.path("log/.lock"), O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    for arguments in [
      ["log", "checkpoint", "log", "--key", "log.key"],
      ["log", "append", "log", PublicationKit.note("2025-Q1"), "--policy", "policy.txt"],
    ] {
      let outcome = try run(touchstonePath, arguments, in: kit.folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("touchstone: log: another program is writing here\n"))
    }
    // Programs that other tests were starting just then may have the descriptor for a moment.
    flock(lock, LOCK_UN)
    close(lock)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
  }

  @Test func whatIsNoLog() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 1)
    try kit.sign("2025-Q1")
    for arguments in [
      ["checkpoint", "nowhere", "--key", "log.key"],
      ["append", "nowhere", PublicationKit.note("2025-Q1"), "--policy", "policy.txt"],
      ["verify", "nowhere", "--policy", "policy.txt"],
    ] {
      let outcome = try run(touchstonePath, ["log"] + arguments, in: kit.folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("touchstone: nowhere: no log: "), "\(outcome.errors)")
      #expect(!kit.folder.exists("nowhere"))
    }
    try kit.must("log", "init", "log", "--key", "log.key")
    let again = try kit.folder.touchstone("log", "init", "log", "--key", "log.key")
    #expect(again.status == 2)
    #expect(again.errors.contains("log: the output folder is not empty"))
    let missing = try kit.folder.touchstone(
      "log", "prove", "log", PublicationKit.note("2025-Q1"), "--policy", "policy.txt")
    #expect(missing.status == 1)
    #expect(missing.errors.contains("not-logged: the log of 0 entries does not hold"))
  }
}

extension PublicationKit {
  /// Changes an archived file and tells whether the log's check names it.
  fileprivate func archiveProblem(_ name: String, _ good: [String: [UInt8]]) throws -> Bool {
    var files = good
    files[name]?.append(0x20)
    try restore(files, to: "log")
    let outcome = try folder.touchstone("log", "verify", "log", "--policy", "policy.txt")
    return outcome.status == 1 && outcome.errors.contains(name)
  }
}
