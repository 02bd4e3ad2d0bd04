/// Builds a tree from leaves that come in nonce order, in blocks that fit a processor's cache.
///
/// Each block of 4096 leaves is hashed up through its twelve levels before the next one is begun,
/// and then only its root is kept. Whoever stores the tree sees a block's levels as they finish.
public struct SumTreeBuilder<Hash: BatchHash> {
  /// The leaves of a full block.
  public static var blockLeaves: Int { 4096 }

  private let hash: Hash
  private var range = CompactRange()
  private var block: [UInt8] = []
  private var lastNonce: Nonce?
  private let visitLevel: ((_ level: Int, _ nodes: [UInt8]) throws -> Void)?

  /// A builder without leaves.
  ///
  /// - Parameters:
  ///   - hash: how leaves and nodes are hashed.
  ///   - visitLevel: called with each level of each block, from the leaves (level 0) to the
  ///     block's root (level 12); `nodes` are encoded nodes of 56 bytes. Across blocks, the nodes
  ///     of one level come from left to right. The last block may be short: a lone last node
  ///     then appears on each level up to 12.
  public init(hash: Hash, visitLevel: ((_ level: Int, _ nodes: [UInt8]) throws -> Void)? = nil) {
    self.hash = hash
    self.visitLevel = visitLevel
  }

  /// Hashes the leaves of `buffer` after those already there. The buffer should hold at most a
  /// block; it is left as it is.
  ///
  /// - Throws: ``TreeError``, or what `visitLevel` throws.
  public mutating func append(_ buffer: LeafBuffer) throws {
    if let lastNonce, let first = buffer.firstNonce, lastNonce >= first {
      throw TreeError.outOfOrder(position: range.end + UInt64(block.count / SumNode.byteCount))
    }
    lastNonce = buffer.lastNonce ?? lastNonce
    buffer.appendNodes(to: &block, hash: hash)
    let full = Self.blockLeaves * SumNode.byteCount
    while block.count >= full {
      try close(Array(block[..<full]))
      block.removeFirst(full)
    }
  }

  /// The root of all leaves.
  ///
  /// - Throws: ``TreeError/empty`` without leaves; an overflow; what `visitLevel` throws.
  public mutating func finish() throws -> SumNode {
    if !block.isEmpty {
      try close(block)
      block = []
    }
    return try range.root(hash: hash)
  }

  /// Folds one block through all its levels and adds it to the range.
  private mutating func close(_ leaves: [UInt8]) throws {
    var level = leaves
    for height in 0...12 {
      try visitLevel?(height, level)
      if height < 12 { level = try foldLevel(level, hash: hash) }
    }
    if leaves.count == Self.blockLeaves * SumNode.byteCount {
      try range.append(level.withUnsafeBytes { SumNode(at: 0, in: $0) }, hash: hash)
    } else {
      // The last, short block: the range takes complete subtrees only, so it takes the leaves.
      try leaves.withUnsafeBytes { all in
        for offset in stride(from: 0, to: all.count, by: SumNode.byteCount) {
          try range.append(SumNode(at: offset, in: all), hash: hash)
        }
      }
    }
  }
}
