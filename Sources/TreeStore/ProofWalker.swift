public import MerkleSum

/// One thread's way through the leaves of a ``ProofSource``.
///
/// It keeps its last block: shards of a small tree lie many in one block.
public final class ProofWalker {
  private let source: ProofSource
  private var block: TreeBlock
  /// The number of the block that is there and right.
  private var loaded: Int?

  init(_ source: ProofSource) {
    self.source = source
    block = TreeBlock(source.tree, hash: source.hash)
  }

  /// Goes through the leaves of `range` in order.
  ///
  /// - Parameters:
  ///   - sibling: called before a leaf whose path has another sibling on that level than the leaf
  ///     before it, with nil where it has none.
  ///   - leaf: called with each leaf and its position.
  /// - Throws: `InputError` when the leaves do not give the root.
  public func walk(
    _ range: Range<Int>, sibling: (_ level: Int, _ node: SumNode?) -> Void,
    leaf: (_ leaf: TreeReader.Leaf, _ index: UInt64) throws -> Void
  ) throws {
    guard !range.isEmpty else { return }
    var shown = [Int](repeating: -1, count: source.tree.layout.levels - 1)
    let blocks = range.lowerBound / BlockFolder.leaves...(range.upperBound - 1) / BlockFolder.leaves
    for number in blocks {
      try load(number)
      let inside = range.clamped(to: block.first..<(block.first + block.count))
      for index in inside {
        for level in shown.indices {
          let position = index >> level ^ 1
          guard shown[level] != position else { break }
          shown[level] = position
          sibling(level, node(level, position))
        }
        try leaf(block.leaf(index - block.first), UInt64(index))
      }
    }
  }

  private func load(_ number: Int) throws {
    guard number != loaded else { return }
    loaded = nil
    do {
      try block.load(number)
    } catch let damage as TreeBlock.Damage {
      throw source.damaged(number, damage.reason)
    }
    let start = number * SumNode.byteCount
    guard
      block.levels[BlockFolder.levels][...] == source.upper[0][start..<(start + SumNode.byteCount)]
    else { throw source.damaged(number, "its leaves do not give its root") }
    loaded = number
  }

  private func node(_ level: Int, _ position: Int) -> SumNode? {
    guard position < source.tree.layout.width(of: level) else { return nil }
    if level < BlockFolder.levels {
      let local = position - block.first >> level
      return block.levels[level].withUnsafeBytes { SumNode(at: local * SumNode.byteCount, in: $0) }
    }
    return source.upper[level - BlockFolder.levels].withUnsafeBytes {
      SumNode(at: position * SumNode.byteCount, in: $0)
    }
  }
}
