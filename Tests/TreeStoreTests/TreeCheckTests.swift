import Diagnostics
import Hashing
import MerkleSum
import TestSupport
import Testing

@testable import TreeStore

/// A stored tree is read again whole: what was written passes, and nothing else does.
@Suite struct TreeCheckTests {
  private let scratch = Scratch()

  private func stored(_ accounts: [Account]) throws -> [UInt8] {
    let path = scratch.path + "/honest-\(accounts.count)"
    let file = try OutputFile(creating: path, name: path)
    _ = try table(accounts).build(storingIn: file)
    return contents(path)
  }

  private func check(_ bytes: [UInt8], threads: Int = 1, key: TreeKey? = key) -> String {
    reason {
      let path = scratch.file("tree", bytes)
      try TreeCheck(path: path).run(threads: threads, key: key, hash: .openSSL)
    }
  }

  @Test(arguments: [1, 2, 15, 16, 17, 100, 4095, 4096, 4097, 8192, 9000])
  func whatWasWritten(count: Int) throws {
    let bytes = try stored(accounts(count))
    for threads in [1, 3] { #expect(check(bytes, threads: threads) == "none") }
    #expect(check(bytes, key: nil) == "none")
  }

  /// No byte of the file can change unseen, not even one that no proof ever reads.
  @Test(arguments: [1, 5, 20, 40], [0x01, 0x80, 0xFF] as [UInt8])
  func everyByte(count: Int, mask: UInt8) throws {
    let bytes = try stored(accounts(count))
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= mask
      let isSeen = [check(damaged), check(damaged, key: nil)].allSatisfy { $0 != "none" }
      if !isSeen { Issue.record("byte \(position) of \(bytes.count)") }
    }
  }

  @Test func cutShortOrGrown() throws {
    let bytes = try stored(accounts(20))
    for length in 0..<bytes.count where check(Array(bytes[..<length])) == "none" {
      Issue.record("\(length) of \(bytes.count) bytes")
    }
    #expect(check(bytes + [0]) != "none")
    #expect(check(Array(repeating: 0x20, count: 1000)) == "not a stored tree of this version")
  }

  /// Of several bad blocks the first one is named, whichever thread sees its own sooner.
  @Test func theFirstBadBlock() throws {
    let all = (0..<20_000).map { Account(id: Array("holder-\($0)".utf8), amount: 7) }
    let bytes = try stored(all)
    let layout = TreeLayout(count: 20_000, idBytes: all.reduce(0) { $0 + $1.id.count })
    let record = { layout.recordsStart + $0 * TreeLayout.recordBytes }
    let places: [(Int, Int, String)] = [
      (record(5000) + 20, 2, "its leaves do not give its nodes of level 4"),
      (record(4096), 2, "leaf 4097 does not come after the one before it"),
      (record(9000) + 39, 3, "leaf 9000 has no id where its record says"),
      (layout.nodeStart(level: 4, position: 700), 3, "its leaves do not give its nodes of level 4"),
      (
        layout.nodeStart(level: 12, position: 3) + 9, 4,
        "its leaves do not give its nodes of level 12"
      ),
    ]
    for (place, block, why) in places {
      var damaged = bytes
      damaged[place] ^= 0xFF
      let first = (block - 1) * 4096
      let text = check(damaged, key: nil)
      #expect(
        text.hasPrefix(
          "the stored tree is damaged in block \(block) of 5, leaves \(first) to "
            + "\(min(first + 4095, 19_999)): "), "\(text)")
      if !why.hasPrefix("leaf") { #expect(text.hasSuffix(why), "\(text)") }
      // Something worse further on changes nothing.
      for later in [19_000, 17_000] { damaged[record(later)] ^= 0x55 }
      #expect(check(damaged, threads: 3, key: nil) == text)
    }
    var damaged = bytes
    damaged[layout.nodeStart(level: 13, position: 1) + 30] ^= 1
    #expect(
      check(damaged)
        == "the stored tree is damaged above its blocks: level 13 is not what the one below it gives"
    )
  }

  @Test func anotherKey() throws {
    let bytes = try stored(accounts(50))
    let other = try #require(TreeKey(bytes: [UInt8](repeating: 9, count: 32)))
    #expect(
      check(bytes, key: other)
        == "the stored tree is damaged in block 1 of 1, leaves 0 to 49: "
        + "leaf 0 does not have the nonce of its id under the key")
  }

  /// A tree that is right in itself and has another root in its header.
  @Test func anotherRoot() throws {
    var bytes = try stored(accounts(50))
    let header = try #require(TreeHeader(Array(bytes[..<TreeLayout.headerBytes])))
    let root = SumNode(count: 50, sum: header.root.sum + 1, hash: header.root.hash)
    bytes.replaceSubrange(
      ..<TreeLayout.headerBytes, with: TreeHeader(layout: header.layout, root: root).bytes)
    #expect(check(bytes) != "none")
  }
}
