import Diagnostics
import Hashing
import MerkleSum
import TestSupport
import Testing

@testable import TreeStore

/// A stored tree that was cut or changed: what comes out is refused, or it is the honest proof.
@Suite struct DamageTests {
  private let scratch = Scratch()

  private func stored(_ count: Int) throws -> [UInt8] {
    let path = scratch.path + "/honest-\(count)"
    let file = try OutputFile(creating: path, name: path)
    _ = try table(accounts(count)).build(storingIn: file)
    return contents(path)
  }

  @Test(arguments: [1, 5, 20])
  func cutShortOrGrown(count: Int) throws {
    let bytes = try stored(count)
    for length in 0..<bytes.count {
      let message = reason {
        _ = try TreeReader(path: scratch.file("cut", Array(bytes[..<length])))
      }
      if message == "none" { Issue.record("\(length) of \(bytes.count) bytes") }
    }
    #expect(reason { _ = try TreeReader(path: scratch.file("long", bytes + [0])) } != "none")
  }

  @Test(arguments: [1, 5, 20], [0x01, 0x80, 0xFF] as [UInt8])
  func everyByte(count: Int, mask: UInt8) throws {
    let bytes = try stored(count)
    let honest = DefinedTree(accounts(count))
    let idBytes = honest.accounts.map(\.id.count).reduce(0, +)
    let levelsStart = TreeLayout(count: UInt64(count), idBytes: idBytes).levelsStart
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] ^= mask
      guard let reader = try? TreeReader(path: scratch.file("damaged", damaged)) else {
        #expect(position < TreeLayout.headerBytes)
        continue
      }
      #expect(position >= TreeLayout.headerBytes)
      let isHonest = answersHonestly(reader, honest)
      // Each byte of records and ids is part of a leaf. Of the levels some are never read: the
      // header has the root too, and counts follow from positions.
      #expect(!isHonest || position >= levelsStart)
    }
  }

  /// True when every proof is made; a proof that is not the honest one is a failed test.
  private func answersHonestly(_ reader: TreeReader, _ honest: DefinedTree) -> Bool {
    var all = true
    let absent = Result { try reader.index(of: [0x7A], key: key, hash: hash) }
    if case .success(let index) = absent { #expect(index == nil) }
    for (position, account) in honest.accounts.enumerated() {
      // A holder who is there is never said to be absent, nor to stand elsewhere.
      let found = Result { try reader.index(of: account.id, key: key, hash: hash) }
      if case .success(let index) = found { #expect(index == UInt64(position)) }
      guard let proof = try? reader.proof(at: UInt64(position), hash: hash),
        let leaf = try? reader.leaf(at: UInt64(position))
      else {
        all = false
        continue
      }
      #expect(proof.path == honest.paths[position] && leaf.nonce == honest.nonces[position])
      #expect(leaf.id == account.id && leaf.amount == account.amount)
    }
    return all
  }

  @Test func headers() throws {
    let root = SumNode(count: 70, sum: 1 << 100, hash: SHA256.hash("x"))
    let header = TreeHeader(layout: TreeLayout(count: 70, idBytes: 700), root: root)
    #expect(header.bytes.count == TreeLayout.headerBytes)
    #expect(TreeHeader(header.bytes) == header)
    for (count, idBytes) in [(UInt64(0), 0), (1 << 41, 1 << 41), (.max, .max), (2, 511)] {
      let root = SumNode(count: count, sum: 0, hash: root.hash)
      // Its checksum is right; what it says cannot be.
      let bytes = TreeHeader(layout: TreeLayout(count: max(count, 1), idBytes: idBytes), root: root)
        .bytes
      #expect(TreeHeader(bytes) == nil)
    }
    #expect(TreeHeader([]) == nil)
    #expect(TreeHeader(header.bytes + [0]) == nil)
  }

  @Test func otherFiles() {
    #expect(reason { _ = try TreeReader(path: scratch.path) } == "the stored tree is not a file")
    #expect(
      reason { _ = try TreeReader(path: scratch.file("empty", [])) }
        == "not a stored tree of this version")
    #expect(
      reason { _ = try TreeReader(path: scratch.path + "/none") }.hasPrefix(
        "cannot open the stored tree: "))
  }
}
