public import Diagnostics
import Glibc
public import Hashing
public import MerkleSum

/// A stored tree, from which leaves and proofs are read without reading the rest.
///
/// The file is mapped, so a look-up touches a few pages whatever the size. Nothing in it is
/// believed: every offset is checked, and every proof is verified before it is handed out.
public final class TreeReader {
  /// The tree's root.
  public let root: SumNode
  private let path: String
  private let layout: TreeLayout
  private let bytes: UnsafeRawBufferPointer
  private var lastLowLevels: LowLevels?

  /// Opens a stored tree.
  public init(path: String) throws(InputError) {
    let tree = try StoredTree(path: path)
    self.path = path
    layout = tree.layout
    root = tree.root
    let size = layout.fileBytes
    guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, tree.descriptor, 0), map != MAP_FAILED
    else { throw systemError("cannot map the stored tree", file: path) }
    bytes = UnsafeRawBufferPointer(start: map, count: size)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// A leaf as it is stored.
  public struct Leaf: Sendable {
    /// The amount.
    public let amount: UInt128
    /// The nonce.
    public let nonce: Nonce
    /// The id.
    public let id: [UInt8]
  }

  /// The position of this id's leaf; nil when it has none.
  ///
  /// That it has none is believed only when the two leaves between which it would stand are
  /// proven against the root and have the nonces that `key` gives them: neither a damaged record
  /// nor another audit's key may pass for an absent holder.
  public func index(
    of id: [UInt8], key: TreeKey, hash: some BatchHash
  ) throws(InputError) -> UInt64? {
    let nonce = key.nonce(for: id)
    let low = position(of: nonce)
    if low < layout.count, self.nonce(at: low) == nonce, try leaf(at: low).id == id { return low }
    for neighbour in [low &- 1, low] where neighbour < layout.count {
      _ = try proof(at: neighbour, hash: hash)
      let leaf = try leaf(at: neighbour)
      guard key.nonce(for: leaf.id) == leaf.nonce else {
        throw InputError(
          "the snapshot key is not the one of the stored tree", file: path,
          hint: "files of two audits were mixed; run the audit again")
      }
    }
    return nil
  }

  /// The position of the first leaf whose nonce is not below `nonce`.
  ///
  /// Nonces are uniform, so a leaf stands about where its nonce stands among all numbers: three or
  /// four looks at a hundred million leaves, where halving takes 27. It halves after some looks
  /// all the same, since what a damaged file holds is not uniform.
  private func position(of nonce: Nonce) -> UInt64 {
    var low: UInt64 = 0
    var high = layout.count
    // The leading halves of the nonces between which the remaining leaves stand.
    var lowest: UInt64 = 0
    var highest = UInt64.max
    let wanted = UInt64(truncatingIfNeeded: nonce.value >> 64)
    var looks = 0
    while low < high {
      var middle = low + (high - low) / 2
      if looks < 12, lowest <= wanted, wanted <= highest, lowest < highest {
        let (top, bottom) = (wanted - lowest).multipliedFullWidth(by: high - low - 1)
        middle = low + (highest - lowest).dividingFullWidth((top, bottom)).quotient
      }
      looks += 1
      let found = self.nonce(at: middle)
      let leading = UInt64(truncatingIfNeeded: found.value >> 64)
      if found < nonce {
        low = middle + 1
        lowest = leading
      } else {
        high = middle
        highest = leading
      }
    }
    return low
  }

  /// The leaf at a position below the root's count.
  public func leaf(at index: UInt64) throws(InputError) -> Leaf {
    let start = index > 0 ? idEnd(at: index - 1) : 0
    let end = idEnd(at: index)
    guard start < end, end - start <= UInt64(LeafBuffer.maximumIDLength),
      end <= UInt64(layout.idBytes)
    else { throw damaged(at: index) }
    let id = bytes[(layout.idsStart + Int(start))..<(layout.idsStart + Int(end))]
    return Leaf(
      amount: load(record(index) + 16), nonce: nonce(at: index), id: Array(id))
  }

  /// The proof of the leaf at a position, verified against the root.
  public func proof(at index: UInt64, hash: some BatchHash) throws(InputError) -> InclusionProof {
    let group = try lowLevels(around: index, hash: hash)
    var steps: [InclusionProof.Step] = []
    for level in 0..<(layout.levels - 1) {
      let sibling = Int(index >> UInt64(level)) ^ 1
      guard sibling < layout.width(of: level) else { continue }
      let node =
        level < TreeLayout.lowestLevel
        ? group.node(level: level, position: sibling)
        : SumNode(at: layout.nodeStart(level: level, position: sibling), in: bytes)
      steps.append(InclusionProof.Step(sum: node.sum, hash: node.hash))
    }
    let proof = InclusionProof(index: index, path: steps)
    do {
      try proof.verify(leaf: group.node(level: 0, position: Int(index)), root: root, hash: hash)
    } catch {
      throw damaged(at: index)
    }
    return proof
  }

  /// The levels below the stored ones over the sixteen leaves around a position.
  private struct LowLevels {
    let first: Int
    let levels: [[UInt8]]

    func covers(_ index: UInt64) -> Bool {
      (first..<(first + levels[0].count / SumNode.byteCount)).contains(Int(index))
    }

    func node(level: Int, position: Int) -> SumNode {
      levels[level].withUnsafeBytes {
        SumNode(at: (position - (first >> level)) * SumNode.byteCount, in: $0)
      }
    }
  }

  private func lowLevels(
    around index: UInt64, hash: some BatchHash
  ) throws(InputError) -> LowLevels {
    // Proofs in leaf order share their sixteen leaves with their neighbours.
    if let lastLowLevels, lastLowLevels.covers(index) { return lastLowLevels }
    let width: UInt64 = 1 << UInt64(TreeLayout.lowestLevel)
    let first = index - index % width
    let end = min(first + width, layout.count)
    var nodes: [UInt8] = []
    do {
      for position in first..<end {
        let leaf = try leaf(at: position)
        nodes += try SumNode.leaf(
          amount: leaf.amount, nonce: leaf.nonce, id: leaf.id, hash: hash
        ).bytes
      }
      var levels = [nodes]
      for _ in 1..<TreeLayout.lowestLevel {
        levels.append(try foldLevel(levels[levels.count - 1], hash: hash))
      }
      let made = LowLevels(first: Int(first), levels: levels)
      lastLowLevels = made
      return made
    } catch {
      throw damaged(at: index)
    }
  }

  private func record(_ index: UInt64) -> Int {
    layout.recordsStart + Int(index) * TreeLayout.recordBytes
  }

  private func nonce(at index: UInt64) -> Nonce { Nonce(value: load(record(index))) }

  private func idEnd(at index: UInt64) -> UInt64 { load(record(index) + 32) }

  private func load<Value: FixedWidthInteger>(_ offset: Int) -> Value {
    Value(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  private func damaged(at index: UInt64) -> InputError {
    InputError(
      "the stored tree is damaged at leaf \(index)", file: path, hint: "run the audit again")
  }
}
