import Diagnostics
import Hashing
import MerkleSum

/// The leaves of one block of a stored tree, read again and hashed again up to the block's root.
///
/// Nothing in the file is believed: order, ends of ids, and with a key the nonces are looked at.
/// The memory is used again for the next block.
struct TreeBlock: ~Copyable {
  private let tree: StoredTree
  private let hash: BatchHasher
  private var records: [UInt8] = []
  private var ids: [UInt8] = []
  private var leaves = LeafBuffer()
  /// The number of the first leaf.
  private(set) var first = 0
  /// Encoded nodes of the levels 0 to 12, as far as the tree goes.
  private(set) var levels: [[UInt8]] = []
  /// Where each leaf's id ends in ``ids``.
  private var ends: [Int] = []
  private var nonces: [UInt128] = []

  init(_ tree: StoredTree, hash: BatchHasher) {
    self.tree = tree
    self.hash = hash
  }

  /// Why a block is not as it was written.
  struct Damage: Error {
    let reason: String
  }

  /// The number of blocks of a tree.
  static func count(in layout: TreeLayout) -> Int { layout.width(of: BlockFolder.levels) }

  /// The number of leaves.
  var count: Int { ends.count }

  /// Reads and hashes a block.
  ///
  /// - Throws: ``Damage``; `InputError` when the file cannot be read.
  mutating func load(_ number: Int, key: TreeKey? = nil) throws {
    let layout = tree.layout
    first = number * BlockFolder.leaves
    let end = min(first + BlockFolder.leaves, Int(layout.count))
    // The record before tells where the first id begins, and which nonce comes before.
    let from = max(first - 1, 0)
    let width = TreeLayout.recordBytes
    try tree.read(
      (layout.recordsStart + from * width)..<(layout.recordsStart + end * width), into: &records)
    let skipped = first - from
    let idStart = skipped > 0 ? Int(truncatingIfNeeded: idEnd(0)) : 0
    ends.removeAll(keepingCapacity: true)
    var last = idStart
    for index in skipped..<(end - from) {
      let idEnd = idEnd(index)
      guard idStart >= 0, idEnd > UInt64(last), idEnd - UInt64(last) <= 255,
        idEnd <= UInt64(layout.idBytes)
      else { throw Damage(reason: "leaf \(from + index) has no id where its record says") }
      last = Int(idEnd)
      ends.append(last - idStart)
    }
    guard end < layout.count || last == layout.idBytes else {
      throw Damage(reason: "there are ids behind the last leaf's")
    }
    try tree.read((layout.idsStart + idStart)..<(layout.idsStart + last), into: &ids)
    if skipped > 0, nonce(0) >= nonce(1) { throw outOfOrder(first) }
    try fill(skipped: skipped)
    if let key { try check(key, skipped: skipped) }
    try fold()
  }

  private func idEnd(_ index: Int) -> UInt64 {
    records.withUnsafeBytes {
      UInt64(
        bigEndian: $0.loadUnaligned(
          fromByteOffset: index * TreeLayout.recordBytes + 32, as: UInt64.self))
    }
  }

  private func nonce(_ index: Int) -> UInt128 {
    records.withUnsafeBytes {
      UInt128(
        bigEndian: $0.loadUnaligned(
          fromByteOffset: index * TreeLayout.recordBytes, as: UInt128.self))
    }
  }

  private mutating func fill(skipped: Int) throws {
    leaves.removeAll()
    nonces.removeAll(keepingCapacity: true)
    for index in ends.indices {
      let leaf = leaf(index, skipped: skipped)
      nonces.append(leaf.nonce)
      let result = ids.withUnsafeBytes { ids in
        Result { () throws(TreeError) in
          try leaves.append(
            amount: leaf.amount, nonce: Nonce(value: leaf.nonce),
            id: UnsafeRawBufferPointer(rebasing: ids[leaf.id]))
        }
      }
      guard case .success = result else { throw outOfOrder(first + index) }
    }
  }

  private func leaf(
    _ index: Int, skipped: Int
  ) -> (amount: UInt128, nonce: UInt128, id: Range<Int>) {
    let record = (index + skipped) * TreeLayout.recordBytes
    let amount = records.withUnsafeBytes {
      UInt128(bigEndian: $0.loadUnaligned(fromByteOffset: record + 16, as: UInt128.self))
    }
    return (amount, nonce(index + skipped), (index > 0 ? ends[index - 1] : 0)..<ends[index])
  }

  /// The amount, nonce and id of a leaf of the block.
  func leaf(_ index: Int) -> TreeReader.Leaf {
    let leaf = leaf(index, skipped: first > 0 ? 1 : 0)
    return TreeReader.Leaf(
      amount: leaf.amount, nonce: Nonce(value: leaf.nonce), id: Array(ids[leaf.id]))
  }

  private func check(_ key: TreeKey, skipped: Int) throws(Damage) {
    var made = [UInt128](repeating: 0, count: count)
    made.withUnsafeMutableBufferPointer { made in
      ids.withUnsafeBytes { ids in
        ends.withUnsafeBufferPointer { ends in
          key.nonces(of: ids, ends: ends, into: made, hash: hash)
        }
      }
    }
    guard let wrong = made.indices.first(where: { made[$0] != nonces[$0] }) else { return }
    throw Damage(reason: "leaf \(first + wrong) does not have the nonce of its id under the key")
  }

  private mutating func fold() throws(Damage) {
    if levels.isEmpty { levels = [[UInt8]](repeating: [], count: BlockFolder.levels + 1) }
    levels[0].removeAll(keepingCapacity: true)
    leaves.appendNodes(to: &levels[0], hash: hash)
    for level in 1...BlockFolder.levels {
      var nodes: [UInt8] = []
      swap(&nodes, &levels[level])
      let fits = levels[level - 1].withUnsafeBytes { below in
        Result { () throws(TreeError) in try foldLevel(below, into: &nodes, hash: hash) }
      }
      swap(&nodes, &levels[level])
      guard case .success = fits else { throw Damage(reason: "its amounts leave 128 bits") }
    }
  }

  private func outOfOrder(_ index: Int) -> Damage {
    Damage(reason: "leaf \(index) does not come after the one before it")
  }
}
