import Foundation
import Testing

/// `recompute` names the first difference between an audit and its raw inputs.
@Suite struct RecomputeTests {
  private static let key = String(repeating: "5a", count: 32) + "\n"

  private static func kit() -> EngagementKit {
    let kit = EngagementKit()
    kit["private/snapshot.key"] = key
    kit.replace("mode: secret", with: "mode: transparent")
    return kit
  }

  /// An input that is changed after the audit, and the line of the statement that shows it.
  @Test(arguments: [
    ("holders.csv", "bob,500000.25", "bob,500000.24", "statement.txt:7:"),
    ("holders.csv", "zero,0\n", "", "statement.txt:7:"),
    ("holders.csv", "zero,0\n", "Zero,0\n", "statement.txt:7:"),
    ("bars.csv", "400.125", "400.124", "statement.txt:12:"),
    ("bars.csv", ",C1,one", ",C1,other", "statement.txt:22:8:"),
    ("price-note.txt", "4161.10", "4161.20", "statement.txt:15:"),
    ("refiners.csv", "VALC,Valcambi,listed", "VALC,Valcambi Suisse,listed", "statement.txt:22:8:"),
    ("audit.yaml", "4161.10", "4161.11", "statement.txt:15:"),
    ("audit.yaml", "snapshot: 2025-Q4", "snapshot: 2025-Q5", "statement.txt:3:16:"),
    ("audit.yaml", "haircut-bp: \"0\"", "haircut-bp: \"1\"", "statement.txt:16:12:"),
  ])
  func aChangedInput(file: String, old: String, new: String, place: String) throws {
    let kit = Self.kit()
    #expect(try kit.audit().status == 0)
    kit.replace(old, with: new, in: file)
    let outcome = try kit.recompute()
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("touchstone: out/publication/\(place)"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix(": differs from what the raw inputs give\n"))
  }

  /// Rows in another order are no difference: the audit does not depend on it.
  @Test func otherOrderOfRows() throws {
    let kit = Self.kit()
    #expect(try kit.audit().status == 0)
    kit["holders.csv"] =
      "holder_id,balance\r\nzero,0\r\n\"Acme, Ltd\",1899999.25\r\nbob,500000.25\r\nalice,800000.5"
    #expect(try kit.recompute().status == 0)
  }

  static let published = ["statement.txt", "findings.json", "inputs.txt", "bars.csv", "leaves.csv"]

  @Test(arguments: published)
  func aChangedFileOfTheAudit(name: String) throws {
    let kit = Self.kit()
    #expect(try kit.audit().status == 0)
    let path = "out/publication/" + name
    let bytes = try kit.folder.bytes(path)
    let lines = bytes.count { $0 == 0x0A }

    var flipped = bytes
    flipped[bytes.count - 2] ^= 1
    try kit.folder.write(flipped, to: path)
    let column = bytes.count - 1 - (bytes.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    var outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "touchstone: \(path):\(lines):\(column): differs from what the raw inputs give\n")

    try kit.folder.write(bytes.dropLast(), to: path)
    outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(outcome.errors == "touchstone: \(path):\(lines):\(column + 1): ends early\n")

    try kit.folder.write(bytes + [0x20], to: path)
    outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors
        == "touchstone: \(path):\(lines + 1):1: has more than the raw inputs give\n")

    try kit.folder.write([], to: path)
    #expect(try kit.recompute().status == 1)

    try FileManager.default.removeItem(atPath: kit.folder.path(path))
    outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "touchstone: \(path): the file is missing, the raw inputs give one\n")

    try kit.folder.write(bytes, to: path)
    #expect(try kit.recompute().status == 0)
  }

  /// A private bar list is compared where the private part is at hand.
  @Test func privateBars() throws {
    let kit = Self.kit()
    kit.replace("public: true", with: "public: false")
    #expect(try kit.audit().status == 0)
    let path = "out/private/bars.csv"
    let bytes = try kit.folder.bytes(path)
    try kit.folder.write(bytes + [0x20], to: path)
    #expect(try kit.recompute().errors.hasPrefix("touchstone: \(path):4:1: has more"))
    try FileManager.default.removeItem(atPath: kit.folder.path("out/private"))
    let outcome = try kit.recompute()
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("identical: 4 files of out "))
  }

  @Test func noAuditToCompareWith() throws {
    let kit = Self.kit()
    try kit.write()
    let outcome = try kit.folder.touchstone("recompute", "audit.yaml", "--audit", "nowhere")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "touchstone: nowhere: no such folder\n")
  }

  @Test func itLeavesNothingBehind() throws {
    let kit = Self.kit()
    #expect(try kit.audit().status == 0)
    let scratch = TemporaryFolder()
    let before = kit.folder.listing()
    for broken in [false, true] {
      if broken { kit["holders.csv"] = "holder_id,balance\na,-1\n" }
      try kit.write()
      let outcome = try kit.folder.touchstone(
        "recompute", "audit.yaml", "--audit", "out", environment: ["TMPDIR": scratch.path])
      #expect(outcome.status == (broken ? 2 : 0))
      #expect(scratch.listing() == [])
      #expect(kit.folder.listing() == before)
    }
  }
}

/// Files that the raw inputs do not give, beside those that they do.
@Suite struct StrayFileTests {
  @Test func aStrayListIsADifference() throws {
    for name in ["leaves.csv", "bars.csv"] {
      let kit = EngagementKit()
      kit.replace("public: true", with: "public: false")
      _ = try kit.audit()
      try kit.folder.write("id,amount\n", to: "out/publication/\(name)")
      let outcome = try kit.recompute()
      #expect(outcome.status == 1)
      #expect(
        outcome.errors
          == "touchstone: out/publication/\(name): the raw inputs give no such file\n")
      let second = try verifyPy(["publication", "out/publication"], in: kit.folder.path)
      #expect(second.status != 0)
    }
  }
}
