public import MerkleSum

/// All hashes of a log's complete subtrees, in memory: the log computed anew from its entries.
public struct HashedTree: SubtreeHashes, Sendable {
  /// The hashes of each level from the entries up.
  private var levels: [[Digest]]

  /// The tree over entries with these hashes.
  public init(leaves: [Digest]) {
    levels = [leaves]
    while let last = levels.last, last.count > 1 {
      levels.append(
        stride(from: 0, to: last.count - 1, by: 2).map {
          LogTree.nodeHash(last[$0], last[$0 + 1])
        })
    }
  }

  /// The number of entries.
  public var size: UInt64 { UInt64(levels[0].count) }

  /// See ``SubtreeHashes``.
  public func hash(level: Int, index: UInt64) throws -> Digest {
    guard level < levels.count, index < levels[level].count else {
      throw LogRefusal(.entryOutOfRange, "the log of \(size) entries has no such subtree")
    }
    return levels[level][Int(index)]
  }

  /// The hashes that a tile must hold; nil when it is no tile of hashes of this log.
  public func hashes(of path: TilePath) -> [Digest]? {
    guard case .hashes(let level) = path.content, 8 * level < levels.count else { return nil }
    let start = path.index.multipliedReportingOverflow(by: UInt64(TilePath.fullWidth))
    let row = levels[8 * level]
    guard !start.overflow, start.partialValue < row.count else { return nil }
    let hashes = row[Int(start.partialValue)...].prefix(path.width)
    return hashes.count == path.width ? Array(hashes) : nil
  }
}
