import Disclosure
import Foundation
import TestSupport
import Testing

/// Proofs come from the stored tree, and from nothing but the right one.
@Suite struct ProveTests {
  @Test(arguments: ["nobody", "Alice", "alice ", "", "holder_id", "eip155:1:alice"])
  func noSuchHolder(id: String) throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let before = kit.folder.listing()
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", id, "-o", "p")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        touchstone: no such holder in the tree
        hint: ids are compared byte by byte, prefix included

        """)
    #expect(kit.folder.listing() == before)
  }

  @Test func anExcludedBarHasNoProof() throws {
    let kit = EngagementKit()
    kit.replace(
      "ACC,allocated,2025-01-15,,2025-12-31,full,2025-01-15,C2",
      with: "ACC,pledged,2025-01-15,,2025-12-31,full,2025-01-15,C2", in: "bars.csv")
    let audited = try kit.audit()
    #expect(audited.status == 1)
    #expect(audited.output.contains("E01 excluding x1"))
    for bar in ["AU|VALC|B2002|2023|398450|ozt|995800", "AU|NONE|1|2023|1|ozt|995800", "bob"] {
      let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--bar", bar)
      #expect(outcome.status == 1)
      #expect(outcome.output == "")
      #expect(
        outcome.errors == """
          touchstone: no such accepted bar in the tree
          hint: bars.csv lists the ids, and which are excluded

          """)
    }
    let other = "AU|RAND|AA1001|2024|400125|ozt|999900"
    #expect(try kit.folder.touchstone("prove", "--audit", "out", "--bar", other).status == 0)
  }

  @Test func noBarWasAccepted() throws {
    let kit = EngagementKit()
    kit["bars.csv"] = kit["bars.csv"].replacing("allocated", with: "pledged")
    #expect(try kit.audit().status == 1)
    let text = try kit.folder.text("out/publication/statement.txt")
    #expect(text.contains("\ninventory counted-sum/1 0 0 none\n"))
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--bar", "any")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "touchstone: empty-tree: the audit accepted no bar\n")
  }

  /// The holder files may be gone: proofs do not need them.
  @Test func theRawFilesAreNotRead() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    for name in kit.files.keys {
      try FileManager.default.removeItem(atPath: kit.folder.path(name))
    }
    #expect(try kit.folder.touchstone("prove", "--audit", "out/", "--holder", "bob").status == 0)
  }

  @Test func aProofTakesTheOldOnesPlace() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    try kit.folder.write("old\n", to: "p")
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob", "-o", "p")
    #expect(outcome.status == 0)
    #expect(try kit.folder.text("p").hasPrefix("{\"format\":\"touchstone/proof/1\""))
    #expect(!kit.folder.exists("p.incomplete"))
  }

  @Test func allWantsANewFolder() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--all", "out")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("touchstone: out: the output folder is not empty\n"))
  }

  @Test(arguments: [
    ("no/such/p", "cannot create the file: no such file or directory"),
    ("out", "cannot open: is a directory"),
    ("audit.yaml/p", "cannot create the file: not a directory"),
  ])
  func aProofThatCannotBePlaced(path: String, reason: String) throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let before = kit.folder.listing()
    let outcome = try kit.folder.touchstone(
      "prove", "--audit", "out", "--holder", "bob", "-o", path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors == "touchstone: \(path): \(reason)\n")
    #expect(kit.folder.listing() == before)
  }

  private static let tree = "out/private/tree/liabilities.tree"

  /// Any byte of the stored tree may be wrong: what comes out is an error or the right proof.
  @Test func aFlippedBitNeverGivesAWrongProof() throws {
    let kit = try ProofKit(count: 33)
    let folder = kit.folder
    let bytes = try folder.bytes(Self.tree)
    let id = String(decoding: kit.proofs[20].id, as: UTF8.self)
    let honest = kit.proofs[20].encoded()
    var random = SeededGenerator(seed: 11)
    // Some in the header, the rest anywhere.
    let places =
      [0, 18, 25, 26, 41, 42, 73, 74, 81, 95, 96, 127]
      + (0..<60).map { _ in Int.random(in: 128..<bytes.count, using: &random) }
    var refused = 0
    for place in places {
      var broken = bytes
      broken[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try folder.write(broken, to: Self.tree)
      let outcome = try folder.touchstone("prove", "--audit", "out", "--holder", id)
      if outcome.status == 0 {
        #expect(outcome.outputBytes == honest, "byte \(place)")
      } else {
        // "No such holder" would be a wrong answer too.
        refused += 1
        #expect(outcome.status == 2, "byte \(place): \(outcome.errors)")
        #expect(outcome.errors.hasPrefix("touchstone: \(Self.tree): "), "byte \(place)")
      }
      if outcome.status != 0 { #expect(outcome.output == "") }
    }
    #expect(refused >= 12)
  }

  @Test func aTruncatedTree() throws {
    let kit = try ProofKit(count: 17)
    let folder = kit.folder
    let bytes = try folder.bytes(Self.tree)
    let id = String(decoding: kit.proofs[3].id, as: UTF8.self)
    for (content, reason) in [
      (
        Array(bytes.dropLast()),
        "the stored tree has \(bytes.count - 1) bytes, its header asks for \(bytes.count)\n"
          + "hint: it was cut short or changed; run the audit again"
      ),
      (
        bytes + [0],
        "the stored tree has \(bytes.count + 1) bytes, its header asks for \(bytes.count)\n"
          + "hint: it was cut short or changed; run the audit again"
      ),
      (
        Array(bytes[..<128]),
        "the stored tree has 128 bytes, its header asks for \(bytes.count)\n"
          + "hint: it was cut short or changed; run the audit again"
      ),
      (Array(bytes[..<127]), "not a stored tree of this version"),
      ([], "not a stored tree of this version"),
      (Array("holder_id,balance\n".utf8), "not a stored tree of this version"),
    ] {
      try folder.write(content, to: Self.tree)
      for arguments in [["--holder", id], ["--all", "again"]] {
        let outcome = try run(
          touchstonePath, ["prove", "--audit", "out"] + arguments, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors == "touchstone: \(Self.tree): \(reason)\n")
        #expect(!folder.exists("again") && !folder.exists("again.incomplete"))
      }
    }
  }

  @Test func aForeignTree() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    kit.replace("500000.25", with: "500000.24", in: "holders.csv")
    #expect(try kit.audit(out: "other").status == 1)
    let foreign = try kit.folder.bytes("other/private/tree/liabilities.tree")
    try kit.folder.write(foreign, to: Self.tree)
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == """
        touchstone: \(Self.tree): the stored tree is not the one of the statement
        hint: files of two audits were mixed; run the audit again

        """)
  }

  /// Another audit's key looks for other nonces: it finds nobody, and that is not an answer.
  @Test func aForeignKey() throws {
    let kit = try ProofKit(count: 9)
    try kit.folder.write(String(repeating: "a5", count: 32) + "\n", to: "out/private/snapshot.key")
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "holder-0")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        touchstone: \(Self.tree): the snapshot key is not the one of the stored tree
        hint: files of two audits were mixed; run the audit again

        """)
  }

  @Test(arguments: [
    ("out/publication/statement.txt", "cannot open the file"),
    ("out/private/tree/liabilities.tree", "cannot open the stored tree"),
    ("out/private/snapshot.key", "cannot open the file"),
  ])
  func aMissingPart(file: String, reason: String) throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    try FileManager.default.removeItem(atPath: kit.folder.path(file))
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors == "touchstone: \(file): \(reason): no such file or directory\n")
  }

  @Test func noStatementInItsPlace() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let text = try kit.folder.text("out/publication/statement.txt")
    try kit.folder.write(
      text.replacing("\nreserve ", with: "\nreserve 1"), to: "out/publication/statement.txt")
    let outcome = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "touchstone: out/publication/statement.txt:19: inconsistent-statement: "),
      "\(outcome.errors)")
  }
}
