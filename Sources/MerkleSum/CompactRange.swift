/// The leaves [start, end) of a tree, folded as far as they can be without knowing their
/// neighbours: O(log n) complete subtrees, each at a position that is a multiple of its size.
///
/// Ranges that meet merge into one, whatever the order in which they were made; the range that
/// begins at 0 gives the root. This is what streaming, parallel and distributed building share.
public struct CompactRange: Hashable, Sendable {
  /// The position of the first leaf.
  public let start: UInt64
  /// The position after the last leaf.
  public private(set) var end: UInt64
  /// The complete subtrees from left to right.
  public private(set) var nodes: [SumNode] = []

  /// An empty range at `start`.
  public init(start: UInt64 = 0) {
    self.start = start
    end = start
  }

  /// Adds the leaves of `range`, which begins where this one ends.
  ///
  /// - Throws: ``TreeError/notAdjacent``, or an overflow of count or sum.
  public mutating func append(_ range: CompactRange, hash: some BatchHash) throws(TreeError) {
    guard range.start == end else { throw .notAdjacent }
    for node in range.nodes { try append(node, hash: hash) }
  }

  /// Adds one complete subtree: its leaf count is a power of two that divides ``end``.
  ///
  /// - Throws: ``TreeError/notAdjacent`` when it cannot stand here; an overflow of count or sum.
  public mutating func append(_ node: SumNode, hash: some BatchHash) throws(TreeError) {
    guard node.count.nonzeroBitCount == 1, end % node.count == 0 else { throw .notAdjacent }
    let (newEnd, overflow) = end.addingReportingOverflow(node.count)
    guard !overflow else { throw .countOverflow }
    var merged = node
    // A left sibling of equal size stands in this range unless it begins before `start`.
    while let last = nodes.last, last.count == merged.count,
      (newEnd - merged.count) % (2 * merged.count) != 0
    {
      nodes.removeLast()
      merged = try SumNode.parent(last, merged, hash: hash)
    }
    nodes.append(merged)
    end = newEnd
  }

  /// The root of the tree that consists of this range alone.
  ///
  /// - Throws: ``TreeError/notAdjacent`` when the range does not begin at 0,
  ///   ``TreeError/empty`` when it holds no leaf, or an overflow of the sum.
  public func root(hash: some BatchHash) throws(TreeError) -> SumNode {
    guard start == 0 else { throw .notAdjacent }
    guard var node = nodes.last else { throw .empty }
    // From the right: what is left over is promoted until it meets a sibling.
    for left in nodes.dropLast().reversed() {
      node = try SumNode.parent(left, node, hash: hash)
    }
    return node
  }
}
