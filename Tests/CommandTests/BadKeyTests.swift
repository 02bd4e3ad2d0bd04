import Foundation
import Glibc
import Testing

/// The snapshot key's file: what is refused, what is warned of, and that it is made only once.
@Suite struct BadKeyTests {
  private static let digits = String(repeating: "0123456789abcdef", count: 4)
  private static let form = "64 lower-case hexadecimal digits and a line feed"

  private static let short = String(digits.dropLast(2))
  private static let defects: [(text: String, reason: String)] = [
    ("", "the key file has 0 bytes, a key has 65: \(form)"),
    (digits, "the key file has 64 bytes, a key has 65: \(form)"),
    ("\(short)\n", "the key file has 63 bytes, a key has 65: \(form)"),
    ("\(digits)\n\n", "the key file has 66 bytes, a key has 65: \(form)"),
    ("\(digits)\r\n", "the key file has 66 bytes, a key has 65: \(form)"),
    ("\(digits)00\n", "the key file has 67 bytes, a key has 65: \(form)"),
    ("\(digits) ", "the key is not \(form)"),
    ("\(digits.uppercased())\n", "the key is not \(form)"),
    ("0x\(short)\n", "the key is not \(form)"),
    ("\(short)fg\n", "the key is not \(form)"),
    ("\(short)f\n\n", "the key is not \(form)"),
    (String(repeating: "0", count: 5000), "the file has more than 4096 bytes"),
  ]

  @Test(arguments: defects)
  func isRefused(text: String, reason: String) throws {
    try BadInput("", "private/snapshot.key: \(reason)") { $0["private/snapshot.key"] = text }
      .check()
    // The same file as a tree key.
    let folder = TemporaryFolder()
    try folder.write(text, to: "tree.key")
    try folder.write("holder_id,balance\na,1\n", to: "h.csv")
    let tree = try folder.touchstone("tree", "--decimals", "0", "--key-file", "tree.key", "h.csv")
    #expect(tree.status == 2)
    #expect(tree.errors == "touchstone: tree.key: \(reason)\n")
    #expect(tree.output == "")
  }

  /// A message may end up in a log: it never shows a part of the key.
  @Test func noMessageShowsTheKey() throws {
    let kit = EngagementKit()
    kit["private/snapshot.key"] = Self.digits + "00\n"
    let outcome = try kit.audit()
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains("0123"))
  }

  @Test(arguments: ["secret", "transparent"], [0o600, 0o640, 0o604, 0o644] as [mode_t])
  func aKeyThatOthersCanReadIsWarnedOf(mode: String, permissions: mode_t) throws {
    let kit = EngagementKit()
    kit["private/snapshot.key"] = Self.digits + "\n"
    kit.replace("mode: secret", with: "mode: \(mode)")
    try kit.write()
    try #require(chmod(kit.folder.path("private/snapshot.key"), permissions) == 0)
    let outcome = try kit.folder.touchstone("audit", "audit.yaml", "--out", "out")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors
        == (mode == "secret" && permissions != 0o600
          ? "touchstone: warning: private/snapshot.key: the snapshot key can be read by others\n"
            + "hint: chmod 600\n" : ""))
    // The copy that proofs are made with is private whatever the original is.
    #expect(kit.folder.mode("out/private/snapshot.key") == 0o600)
  }

  @Test func isMadeOnceAndNeverWrittenOver() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let key = try kit.folder.bytes("private/snapshot.key")
    #expect(key.count == 65)
    #expect(kit.folder.mode("private/snapshot.key") == 0o600)
    #expect(kit.folder.mode("private") == 0o700)
    #expect(try kit.audit(out: "out2").status == 0)
    #expect(try kit.folder.bytes("private/snapshot.key") == key)
    #expect(try kit.folder.bytes("out2/private/snapshot.key") == key)
    // Each key is random.
    let other = EngagementKit()
    #expect(try other.audit().status == 0)
    #expect(try other.folder.bytes("private/snapshot.key") != key)
  }

  @Test(arguments: ["k", "a/b/k", "./k"])
  func isMadeWhereverItsNamePoints(path: String) throws {
    let kit = EngagementKit()
    kit.replace("private/snapshot.key", with: path)
    let outcome = try kit.audit()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(kit.folder.mode(path) == 0o600)
  }

  @Test func recomputeNeverMakesOne() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    try FileManager.default.removeItem(atPath: kit.folder.path("private"))
    let before = kit.folder.listing()
    let outcome = try kit.recompute()
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "touchstone: private/snapshot.key: no snapshot key\n"
        + "hint: recomputing needs the key that the audit was made with\n")
    #expect(kit.folder.listing() == before)
  }

  @Test func anotherKeyGivesAnotherStatement() throws {
    let kit = EngagementKit()
    kit.replace("mode: secret", with: "mode: transparent")
    kit["private/snapshot.key"] = Self.digits + "\n"
    #expect(try kit.audit().status == 0)
    kit["private/snapshot.key"] = Self.short + "00\n"
    let outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "touchstone: out/publication/statement.txt:6:18: differs from what the raw inputs give\n"
    )
  }
}
