import Testing

/// Writes that fail, wherever they fail: status 2, and nothing half-written stays.
@Suite struct FullDiskTests {
  /// No file may be larger than so many blocks of 512 bytes: the same failed writes as on a full
  /// disk. 0 stops the first file, the larger ones stop a later one, at last the report.
  @Test(arguments: [0, 1, 2, 8, 32])
  func anAuditThatCannotWriteLeavesNothing(blocks: Int) throws {
    let kit = EngagementKit()
    // Enough holders for a tree larger than every limit but the last.
    let rows = (1...400).map { "holder-\($0),8000\n" }
    kit["holders.csv"] = "holder_id,balance\n" + rows.joined()
    try kit.write()
    let before = kit.folder.listing()
    let outcome = try limited(blocks, "audit", "audit.yaml", "--out", "out", in: kit.folder)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.last == "2", "\(outcome.output)")
    let message = lines.first ?? ""
    #expect(message.hasPrefix("touchstone: out/"), "\(message)")
    #expect(message.hasSuffix(": cannot write: file too large"), "\(message)")
    #expect(kit.folder.listing() == before)
  }

  @Test func standardOutputIsFull() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let full = "touchstone: cannot write to standard output: No space left on device\n"
    for arguments in [
      ["prove", "--audit", "out", "--holder", "bob"], ["rules"], ["bars", "bars.csv"],
      ["recompute", "audit.yaml", "--audit", "out"], ["audit", "audit.yaml", "--out", "out2"],
    ] {
      let outcome = try run(
        touchstonePath, arguments, in: kit.folder.path, output: "/dev/full")
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.errors.lowercased() == full.lowercased(), "\(arguments)")
    }
  }

  @Test func theProofsFileIsFull() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let outcome = try kit.folder.touchstone(
      "prove", "--audit", "out", "--holder", "bob", "-o", "/dev/full")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "touchstone: /dev/full: cannot write: no space left on device\n"
        + "hint: free some space, or give another output folder\n")
  }

  @Test func aProofThatCannotBeWrittenLeavesTheOldOne() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    try kit.folder.write("old\n", to: "proof.json")
    let before = kit.folder.listing()
    let script = "ulimit -f 1; exec \"$0\" prove --audit out --holder bob -o proof.json"
    let outcome = try run("/bin/sh", ["-c", script, touchstonePath], in: kit.folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.errors == "touchstone: proof.json: cannot write: file too large\n")
    #expect(try kit.folder.text("proof.json") == "old\n")
    #expect(kit.folder.listing() == before)
  }

  @Test func proveAllThatCannotWriteLeavesNothing() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let before = kit.folder.listing()
    let outcome = try limited(0, "prove", "--audit", "out", "--all", "proofs", in: kit.folder)
    #expect(outcome.output.hasPrefix("touchstone: proofs/"), "\(outcome.output)")
    #expect(outcome.output.hasSuffix(": cannot write: file too large\n2\n"), "\(outcome.output)")
    #expect(kit.folder.listing() == before)
  }

  /// Runs the tool under the limit. Its messages and status go through a pipe, which has none.
  private func limited(
    _ blocks: Int, _ arguments: String..., in folder: TemporaryFolder
  ) throws -> Outcome {
    let script = "{ (ulimit -f \(blocks); exec \"$0\" \"$@\" 2>&1); echo $?; } | cat"
    return try run("/bin/sh", ["-c", script, touchstonePath] + arguments, in: folder.path)
  }

  /// A reader that goes away is no error.
  @Test(arguments: [
    ["rules"], ["rules", "--markdown"], ["prove", "--audit", "out", "--holder", "bob"],
  ])
  func aClosedPipeIsNoError(arguments: [String]) throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    // The reader has gone for certain before the tool begins: true ends, then the tool starts.
    let script = "{ sleep 0.05; \"$0\" \"$@\"; echo $? >status; } | true"
    let outcome = try run(
      "/bin/sh", ["-c", script, touchstonePath] + arguments, in: kit.folder.path)
    #expect(outcome.errors == "")
    #expect(try kit.folder.text("status") == "0\n")
  }
}
