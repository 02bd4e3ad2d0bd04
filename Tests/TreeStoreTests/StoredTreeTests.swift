import Diagnostics
import Hashing
import MerkleSum
import TestSupport
import Testing

@testable import TreeStore

@Suite struct StoredTreeTests {
  private let scratch = Scratch()

  /// Stores a tree and gives its path.
  private func store(_ table: LeafTable, as name: String = "tree") throws -> String {
    let path = scratch.path + "/" + name
    let file = try OutputFile(creating: path, name: name)
    _ = try table.build(storingIn: file)
    return path
  }

  @Test(arguments: Array(1...70) + [4095, 4096, 4097, 8200])
  func equalsTheDefinition(count: Int) throws {
    let defined = DefinedTree(accounts(count))
    #expect(try table(accounts(count)).build() == defined.root)
    let reader = try TreeReader(path: try store(table(accounts(count))))
    #expect(reader.root == defined.root)
    for (position, account) in defined.accounts.enumerated() {
      let index = UInt64(position)
      let leaf = try reader.leaf(at: index)
      let proof = try reader.proof(at: index, hash: hash)
      guard leaf.id == account.id, leaf.amount == account.amount,
        leaf.nonce == defined.nonces[position], proof.index == index,
        proof.path == defined.paths[position],
        try reader.index(of: leaf.id, key: key, hash: hash) == index
      else {
        Issue.record("leaf \(position) of \(count)")
        continue
      }
    }
  }

  /// Proofs may be asked for in any order.
  @Test func proofsInAnyOrder() throws {
    let defined = DefinedTree(accounts(100))
    let reader = try TreeReader(path: try store(table(accounts(100))))
    for step in [7, 13, 99, 1, 63] {
      for index in (0..<100).map({ $0 * step % 100 }) {
        #expect(try reader.proof(at: UInt64(index), hash: hash).path == defined.paths[index])
      }
    }
  }

  @Test func idsThatAreNotThere() throws {
    let reader = try TreeReader(path: try store(table(accounts(50))))
    for absent in 0..<500 {
      let id = Array("absent-\(absent)".utf8)
      #expect(try reader.index(of: id, key: key, hash: hash) == nil)
    }
  }

  /// Under another key every id looks absent; that is an error and no answer.
  @Test func anotherKeyIsNoAnswer() throws {
    let reader = try TreeReader(path: try store(table(accounts(50))))
    let other = try #require(TreeKey(bytes: [UInt8](repeating: 9, count: 32)))
    for account in accounts(50) {
      #expect(throws: InputError.self) {
        try reader.index(of: account.id, key: other, hash: hash)
      }
    }
  }

  /// The file is the same whatever the order of rows and the size of batches.
  @Test func orderDoesNotMatter() throws {
    let all = accounts(5000)
    var random = SeededGenerator(seed: 5)
    let first = contents(try store(table(all), as: "0"))
    let others = [
      (Array(all.reversed()), 4096), (all, 1), (all.shuffled(using: &random), 333),
      (all.sorted { $0.id.lexicographicallyPrecedes($1.id) }, 5000),
    ]
    for (number, other) in others.enumerated() {
      let path = try store(table(other.0, batch: other.1), as: "\(number + 1)")
      #expect(contents(path) == first)
    }
  }

  @Test func exportsInTreeOrder() throws {
    var seen: [UInt8] = []
    let export = LeafExport(
      format: { amount, id, text in
        text.append(UInt8(id.count))
        text.append(contentsOf: id)
        withUnsafeBytes(of: amount) { text.append(contentsOf: $0) }
      }, write: { seen += $0 })
    _ = try table(accounts(1000)).build(exporting: export)
    let expected = DefinedTree(accounts(1000)).accounts.flatMap { account in
      [UInt8(account.id.count)] + account.id + withUnsafeBytes(of: account.amount) { Array($0) }
    }
    #expect(seen == expected)
  }

  @Test func limits() throws {
    #expect(throws: TreeError.empty) { try LeafTable(key: key, hash: hash).build() }
    let halves = [UInt128(1) << 127, 1 << 127].enumerated().map {
      Account(id: [UInt8($0.offset)], amount: $0.element)
    }
    #expect(throws: TreeError.sumOverflow) { try table(halves).build() }
    var largest = halves
    largest[1].amount -= 1
    #expect(try table(largest).build().sum == .max)
    let long = [Account(id: [UInt8](repeating: 0x61, count: 256), amount: 1)]
    #expect(throws: TreeError.idLength(256)) { try table(long).build() }
    #expect(throws: TreeError.idLength(0)) {
      try table([Account(id: [], amount: 1)]).build()
    }
  }

  /// Of several duplicates the one that is read first is named, under any key.
  @Test func firstDuplicateIsReported() throws {
    let ids = ["a", "b", "c", "d", "c", "b", "a", "d", "c", "c"]
    for seed: UInt8 in 0..<50 {
      let other = try #require(TreeKey(bytes: [UInt8](repeating: seed, count: 32)))
      let rows = ids.map { Account(id: Array($0.utf8), amount: 1) }
      #expect(throws: LeafConflict(first: 2, second: 4, sameID: true)) {
        try table(rows, key: other).build()
      }
    }
  }

  @Test func duplicatesFarApart() {
    var rows = accounts(10_000)
    rows[9_999].id = rows[0].id
    #expect(throws: LeafConflict(first: 0, second: 9_999, sameID: true)) {
      try table(rows).build()
    }
    rows[5_000].id = rows[4_999].id
    #expect(throws: LeafConflict(first: 4_999, second: 5_000, sameID: true)) {
      try table(rows).build()
    }
  }
}
