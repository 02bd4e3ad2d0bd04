import Disclosure
import Hashing
import MerkleSum
import TestSupport
import Testing

@testable import TreeStore

/// The proofs that are made one after the other are those that are made one by one.
@Suite struct ProofLinesTests {
  private let scratch = Scratch()
  private let statement = Array("a \"statement\"\nof two lines\n".utf8)

  private func store(_ count: Int) throws -> String {
    let table = LeafTable(key: TreeKey(bytes: Array(0..<32))!, hash: .openSSL)
    var batch = LeafBatch()
    for index in 0..<count {
      let id = Array("\"holder\" \(index)".utf8)
      id.withUnsafeBytes {
        batch.append(id: $0, amount: UInt128(index) << UInt128(index % 90), origin: 0)
      }
    }
    try table.append(batch)
    let path = scratch.path + "/\(count)"
    _ = try table.build(storingIn: try OutputFile(creating: path, name: path))
    return path
  }

  private func lines(_ source: ProofSource, _ range: Range<Int>) throws -> [UInt8] {
    var proofs = ProofLines(tree: .liabilities, statement: statement)
    var text: [UInt8] = []
    try source.walker().walk(
      range, sibling: { proofs.setSibling($1, level: $0) },
      leaf: {
        proofs.append(id: $0.id, amount: $0.amount, nonce: $0.nonce, index: $1, to: &text)
      })
    return text
  }

  @Test(arguments: Array(1...34) + [4095, 4096, 4097, 8193])
  func equalTheProofFiles(count: Int) throws {
    let path = try store(count)
    let source = try ProofSource(path: path, hash: .openSSL)
    let reader = try TreeReader(path: path)
    let files = try (0..<UInt64(count)).map { index in
      let leaf = try reader.leaf(at: index)
      return ProofFile(
        tree: .liabilities, id: leaf.id, amount: leaf.amount, nonce: leaf.nonce,
        inclusion: try reader.proof(at: index, hash: BatchHasher.openSSL), statement: statement
      ).encoded()
    }
    for range in [
      0..<count, 0..<0, 0..<1, count / 2..<count, count - 1..<count, count / 3..<count / 2,
    ] {
      let expected = Array(files[range].joined())
      if try lines(source, range) != expected { Issue.record("\(range) of \(count)") }
    }
    for (index, file) in [(0, 0), (count - 1, count - 1)] {
      let nonce = try reader.leaf(at: UInt64(index)).nonce
      #expect(try source.position(of: nonce) == file)
    }
  }

  /// A leaf that is not the root's is no source of proofs; nodes below the blocks' roots are never
  /// read, so that nothing of them can come out.
  @Test func damage() throws {
    let honest = try store(40)
    let expected = try lines(ProofSource(path: honest, hash: .openSSL), 0..<40)
    let bytes = try contents(honest)
    var refused = 0
    for position in TreeLayout.headerBytes..<bytes.count {
      var damaged = bytes
      damaged[position] ^= 4
      let path = scratch.file("damaged", damaged)
      if let found = try? lines(ProofSource(path: path, hash: .openSSL), 0..<40) {
        #expect(found == expected)
      } else {
        refused += 1
      }
    }
    // All records and ids, at least.
    #expect(refused >= 40 * (TreeLayout.recordBytes + 10))
  }
}
