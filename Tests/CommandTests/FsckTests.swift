import Foundation
import Testing

/// An audit's stored trees, read again from end to end.
@Suite struct FsckTests {
  private func audited() throws -> EngagementKit {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    return kit
  }

  @Test func whatAnAuditWrote() throws {
    let outcome = try audited().folder.touchstone("fsck", "out")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("liabilities: 4 leaves in 1 block give the root of the statement\n"))
    #expect(outcome.output.contains("\ninventory: "))
  }

  /// Each damage that a disk or a person can do.
  @Test(arguments: ["liabilities", "inventory"])
  func damage(tree: String) throws {
    let kit = try audited()
    let name = "out/private/tree/\(tree).tree"
    let honest = try kit.folder.bytes(name)
    let path = kit.folder.path(name)
    func fsck(_ bytes: [UInt8]) throws -> String {
      try FileManager.default.removeItem(atPath: path)
      try kit.folder.write(bytes, to: name)
      let outcome = try kit.folder.touchstone("fsck", "out")
      #expect(outcome.status == 2)
      return outcome.errors
    }
    var flipped = honest
    flipped[150] ^= 1
    let errors = try fsck(flipped)
    #expect(
      errors.hasPrefix(
        "touchstone: \(name): the stored tree is damaged in block 1 of 1, leaves 0 to "),
      "\(errors)")
    #expect(
      try fsck(honest.dropLast()).hasPrefix(
        "touchstone: \(name): the stored tree has \(honest.count - 1) bytes"))
    #expect(
      try fsck(Array("something else".utf8)).hasPrefix(
        "touchstone: \(name): not a stored tree of this version\n"))
    let other = tree == "liabilities" ? "inventory" : "liabilities"
    _ = try kit.audit(out: "again")
    let foreign = try kit.folder.bytes("again/private/tree/\(other).tree")
    #expect(
      try fsck(foreign).hasPrefix(
        "touchstone: \(name): the stored tree is not the one of the statement\n"))
  }

  @Test func anotherKey() throws {
    let kit = try audited()
    let key = kit.folder.path("out/private/snapshot.key")
    try FileManager.default.removeItem(atPath: key)
    try kit.folder.write(String(repeating: "1", count: 64) + "\n", to: "out/private/snapshot.key")
    let outcome = try kit.folder.touchstone("fsck", "out")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains("leaf 0 does not have the nonce of its id under the key"),
      "\(outcome.errors)")
  }
}
