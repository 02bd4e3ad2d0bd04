import Foundation
import Testing

/// The work papers of an audit as files.
@Suite struct WorkPaperFileTests {
  private static let folder = "out/private/work-papers"
  private static let names = [
    "bars.csv", "boxes.csv", "documents.csv", "exceptions.csv", "not-tested.csv",
    "totals-by-vault.csv",
  ]

  @Test func everyAuditWritesThemForNobodyElse() throws {
    let kit = EngagementKit()
    _ = try kit.audit()
    let found = try FileManager.default.contentsOfDirectory(atPath: kit.folder.path(Self.folder))
    #expect(found.sorted() == Self.names)
    #expect(kit.folder.mode(Self.folder) == 0o700)
    for name in Self.names {
      #expect(kit.folder.mode("\(Self.folder)/\(name)") == 0o600, "\(name)")
    }
    let vaults = try kit.folder.text("\(Self.folder)/totals-by-vault.csv")
    #expect(vaults.hasSuffix("\nV1,1,2,2,798.575,0.000,796.862,2,796.862\n"))
  }

  /// Places are named from the engagement file's folder, wherever an audit is run.
  @Test func theyDoNotDependOnThePlace() throws {
    let kit = EngagementKit()
    kit.replace("declared-bars: \"2\"", with: "declared-bars: \"3\"")
    _ = try kit.audit()
    let elsewhere = TemporaryFolder()
    _ = try elsewhere.touchstone("audit", kit.folder.path("audit.yaml"), "--out", "out")
    for name in Self.names {
      let path = "\(Self.folder)/\(name)"
      #expect(try kit.folder.bytes(path) == elsewhere.bytes(path), "\(name)")
    }
    #expect(try kit.folder.text("\(Self.folder)/exceptions.csv").contains(",audit.yaml:"))
  }

  @Test(arguments: names)
  func recomputeComparesThem(name: String) throws {
    let kit = EngagementKit()
    _ = try kit.audit()
    let path = "\(Self.folder)/\(name)"
    try kit.folder.write(try kit.folder.bytes(path) + [0x20], to: path)
    let outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("touchstone: \(path):"), "\(outcome.errors)")
    #expect(outcome.errors.hasSuffix(":1: has more than the raw inputs give\n"))
    try FileManager.default.removeItem(atPath: kit.folder.path(path))
    #expect(try kit.recompute().status == 1)
    try FileManager.default.removeItem(atPath: kit.folder.path(Self.folder))
    #expect(try kit.recompute().output.hasPrefix("identical: 5 files of out "))
  }
}
