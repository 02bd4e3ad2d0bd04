public import Hashing
public import MerkleSum

/// All leaves of a tree before it is built: they come in any order and leave it in nonce order.
///
/// It holds 56 bytes a leaf and its id. Spilling to disk would stand behind the same face.
public struct LeafTable: Sendable {
  private let key: TreeKey
  let hash: BatchHasher
  private var nonces: [UInt128] = []
  private var amounts: [UInt128] = []
  private var origins: [UInt64] = []
  private var idEnds: [Int] = []
  private var ids: [UInt8] = []

  /// An empty table whose nonces are made under `key`; `hash` makes nonces, leaves and nodes.
  public init(key: TreeKey, hash: BatchHasher) {
    self.key = key
    self.hash = hash
  }

  /// The number of leaves.
  public var count: Int { nonces.count }

  /// The length of all ids together.
  var idByteCount: Int { ids.count }

  /// Adds a batch of leaves and makes their nonces.
  public mutating func append(_ batch: LeafBatch) {
    let base = ids.count
    let first = nonces.count
    nonces.append(contentsOf: repeatElement(0, count: batch.count))
    batch.ids.withUnsafeBytes { bytes in
      batch.idEnds.withUnsafeBufferPointer { ends in
        nonces.withUnsafeMutableBufferPointer { all in
          key.nonces(
            of: bytes, ends: ends, into: UnsafeMutableBufferPointer(rebasing: all[first...]),
            hash: hash)
        }
      }
    }
    idEnds.append(contentsOf: batch.idEnds.lazy.map { base + $0 })
    ids.append(contentsOf: batch.ids)
    amounts.append(contentsOf: batch.amounts)
    origins.append(contentsOf: batch.origins)
  }

  /// A leaf of the table.
  struct Leaf {
    let amount: UInt128
    let nonce: Nonce
    let id: UnsafeRawBufferPointer
  }

  /// Calls `body` with each leaf in ascending nonce order.
  ///
  /// - Throws: ``LeafConflict`` when two leaves have the same nonce; what `body` throws.
  func forEachInOrder(_ body: (Leaf) throws -> Void) throws {
    let order = nonceOrder(of: nonces)
    try checkNeighbours(in: order)
    var group = LeafGroup()
    for start in stride(from: 0, to: order.count, by: LeafGroup.size) {
      gather(order[start..<min(start + LeafGroup.size, order.count)], into: &group)
      try group.forEach(body)
    }
  }

  /// Fetches leaves from all over the table. The loops are short on purpose: a processor then has
  /// many of the scattered reads under way at once, where one leaf at a time would wait for each.
  private func gather(_ positions: ArraySlice<UInt32>, into group: inout LeafGroup) {
    group.removeAll()
    for position in positions {
      let index = Int(position)
      group.members.append(
        LeafGroup.Member(
          nonce: nonces[index], amount: amounts[index],
          idStart: index > 0 ? idEnds[index - 1] : 0, idEnd: idEnds[index]))
    }
    ids.withUnsafeBytes { bytes in
      for leaf in group.members {
        group.ids.append(
          contentsOf: UnsafeRawBufferPointer(rebasing: bytes[leaf.idStart..<leaf.idEnd]))
      }
    }
  }

  /// Equal nonces stand next to each other now. Of several conflicts the first in reading order
  /// is reported, which does not depend on the key.
  private func checkNeighbours(in order: [UInt32]) throws(LeafConflict) {
    var first: LeafConflict?
    for (a, b) in zip(order, order.dropFirst()) where nonces[Int(a)] == nonces[Int(b)] {
      let (earlier, later) = (min(a, b), max(a, b))
      let conflict = LeafConflict(
        first: origins[Int(earlier)], second: origins[Int(later)],
        sameID: id(at: Int(earlier)) == id(at: Int(later)))
      if first.map({ conflict.second < $0.second }) ?? true { first = conflict }
    }
    if let first { throw first }
  }

  private func id(at index: Int) -> ArraySlice<UInt8> {
    ids[(index > 0 ? idEnds[index - 1] : 0)..<idEnds[index]]
  }
}

/// Some leaves of a table, side by side in nonce order.
private struct LeafGroup {
  /// Leaves that are fetched together: few enough to stay in a processor's first cache.
  static let size = 256

  struct Member {
    let nonce: UInt128
    let amount: UInt128
    let idStart: Int
    let idEnd: Int
  }

  var members: [Member] = []
  var ids: [UInt8] = []

  mutating func removeAll() {
    members.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
  }

  func forEach(_ body: (LeafTable.Leaf) throws -> Void) throws {
    try ids.withUnsafeBytes { bytes in
      var start = 0
      for member in members {
        let end = start + member.idEnd - member.idStart
        try body(
          LeafTable.Leaf(
            amount: member.amount, nonce: Nonce(value: member.nonce),
            id: UnsafeRawBufferPointer(rebasing: bytes[start..<end])))
        start = end
      }
    }
  }
}

/// Two leaves that cannot stand in one tree.
public struct LeafConflict: Error, Hashable, Sendable {
  /// The origin of the one that was read first.
  public let first: UInt64
  /// The origin of the one that was read later.
  public let second: UInt64
  /// True when both have the same id; otherwise their nonces collide by chance and another key
  /// is needed.
  public let sameID: Bool
}
