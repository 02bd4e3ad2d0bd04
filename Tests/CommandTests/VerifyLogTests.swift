import Foundation
import Testing

@Suite struct VerifyLogTests {
  private func verify(_ kit: PublicationKit, _ more: String...) throws -> Outcome {
    try run(
      touchstonePath, ["verify-log", "log", "--policy", "policy.txt"] + more,
      in: kit.folder.path)
  }

  /// Both witnesses see the log and cosign.
  private func witness(_ kit: PublicationKit, isNew: Bool = false) throws {
    for name in ["w1", "w2"] {
      let outcome = try run(
        touchstonePath,
        [
          "witness", "log", "--key", "\(name).key", "--trust", "log.key.pub", "--state",
          "state-\(name)", "-o", "\(name).sig",
        ] + (isNew ? ["--new"] : []), in: kit.folder.path)
      guard outcome.status == 0 else { throw Unexpected(description: outcome.errors) }
      try kit.must("log", "cosign", "log", "\(name).sig", "--policy", "policy.txt")
    }
  }

  @Test func fourQuarters() throws {
    let kit = try PublicationKit()
    try kit.writePolicy(quorum: "both")
    try kit.log(quarters: 4)
    try witness(kit, isNew: true)
    let outcome = try verify(kit, "--keep", "kept")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0].hasPrefix("kit.example/reserves, log log.kit.example: 4 entries, root "))
    #expect(
      lines[3]
        == "snapshot  as of       holders       liabilities  accepted ozt    coverage  result   "
        + "signed by                             seen")
    #expect(
      lines[4].hasPrefix(
        "2025-Q1   2025-03-31        4  3,200,000.00 KIT       796.862  103.6194 %"))
    #expect(lines[4].contains("  covered  kit.example/reserves, audits.example  20"))
    #expect(lines.suffix(2) == ["all holds", ""])
    #expect(try kit.folder.bytes("kept") == kit.folder.bytes("log/checkpoint"))
    // It continues itself, and every proof that a holder brings.
    #expect(try verify(kit, "--since", "kept").status == 0)
    // Nothing is written over.
    #expect(try verify(kit, "--keep", "kept").status == 2)
  }

  @Test func missingQuarters() throws {
    let kit = try PublicationKit()
    try kit.writePolicy(lines: "calendar quarterly 2024-Q4 0")
    try kit.log(quarters: 2)
    let outcome = try verify(kit, "--keep", "kept")
    #expect(outcome.status == 1)
    for name in ["2024-Q4", "2025-Q3"] {
      #expect(outcome.errors.contains("missing: there is no statement for \(name)\n"))
    }
    #expect(!outcome.errors.contains("2025-Q1\n"))
    #expect(!kit.folder.exists("kept"))
  }

  /// The issuer rewrites the second quarter, or shows two logs.
  @Test func rewrittenHistory() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let one = try kit.files("log")
    try kit.audit(1, after: "2025-Q1")
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    #expect(try verify(kit, "--keep", "kept").status == 0)

    try kit.restore(one, to: "log")
    let rollback = try verify(kit, "--since", "kept")
    #expect(rollback.status == 1)
    #expect(
      rollback.errors.contains("rollback: kept: the log had 2 entries then and has 1 now"))
    try FileManager.default.removeItem(atPath: kit.folder.path("2025-Q2"))
    try kit.audit(1, after: "2025-Q1") { kit in
      kit.replace("zero,0\n", with: "", in: "holders.csv")
    }
    try kit.sign("2025-Q2")
    #expect(try kit.append("2025-Q2").status == 0)
    try kit.must("log", "checkpoint", "log", "--key", "log.key")
    let fork = try verify(kit, "--since", "kept")
    #expect(fork.status == 1)
    #expect(
      fork.errors.contains(
        "fork: kept: the first 2 entries are not those that the log had then"),
      "\(fork.errors)")
    // Without a kept checkpoint the rewritten log looks well: that is what keeping is for.
    #expect(try verify(kit).status == 0)
    // A kept file that is not the log's shows nothing.
    for (text, status) in [("x", 2), ("a\n1\n\n— a AAAAAAAA\n", 1)] {
      try kit.folder.write(text, to: "other")
      #expect(try verify(kit, "--since", "other").status == Int32(status))
    }
  }

  /// A signature that is missing or false is named with its entry; the table says who signed.
  @Test func signatures() throws {
    let kit = try PublicationKit()
    try kit.log(quarters: 1)
    let note = try #require(kit.files("log").keys.first { $0.hasPrefix("note/") })
    let text = try kit.folder.text("log/" + note)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let unsigned = lines.filter { !$0.hasPrefix("— audits.example") }.joined(separator: "\n")
    try kit.folder.write(unsigned, to: "log/" + note)
    let outcome = try verify(kit)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("too-few-auditors: entry 0: 0 of 1 auditors signed"))
    #expect(outcome.output.contains("  nobody"))
  }

  /// A key that was given up leaves what was seen before as it was.
  @Test func rotatedKeys() throws {
    let kit = try PublicationKit()
    try kit.writePolicy(quorum: "both")
    try kit.log(quarters: 1)
    try witness(kit, isNew: true)
    func policy(_ bounds: String) throws {
      let text = try kit.folder.text("policy.txt")
      let line = "key issuer \(try kit.key("issuer"))"
      let start = try #require(text.range(of: line))
      let end = try #require(text[start.upperBound...].firstIndex(of: "\n"))
      try kit.folder.write(
        text[..<start.upperBound] + " " + bounds + text[end...], to: "policy.txt")
    }
    try policy("until 2999-12-31T00:00:00Z")
    #expect(try verify(kit).status == 0)
    try policy("until 2020-12-31T00:00:00Z")
    let late = try verify(kit)
    #expect(late.status == 1)
    #expect(
      late.errors.contains("is trusted until 2020-12-31T00:00:00Z, this was first seen "),
      "\(late.errors)")
    try policy("revoked 2020-12-31T00:00:00Z")
    #expect(try verify(kit).errors.contains("was revoked 2020-12-31T00:00:00Z"))
    try policy("from 2999-12-31T00:00:00Z")
    #expect(try verify(kit).errors.contains("is trusted from 2999-12-31T00:00:00Z"))
  }
}
