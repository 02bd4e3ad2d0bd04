public import MerkleSum

/// The hashes of a log's subtrees, read from its tiles. The tiles are believed: what is computed
/// from them must be compared with a checkpoint that is trusted.
public struct TiledTree: SubtreeHashes {
  private let size: UInt64
  private let read: (TilePath) throws -> [UInt8]

  /// - Parameters:
  ///   - size: the log's entries.
  ///   - read: gives a tile's bytes.
  public init(size: UInt64, read: @escaping (TilePath) throws -> [UInt8]) {
    self.size = size
    self.read = read
  }

  /// See ``SubtreeHashes``.
  public func hash(level: Int, index: UInt64) throws -> Digest {
    // Eight levels of the tree are one of the tiles; those between are hashed again.
    let content = TilePath.Content.hashes(level: level / 8)
    let width = 1 << (level % 8)
    let first = index * UInt64(width)
    guard let path = TilePath(content, holding: first + UInt64(width) - 1, size: size) else {
      throw LogRefusal(.entryOutOfRange, "the log of \(size) entries has no such subtree")
    }
    var hashes = try hashes(of: path)[Int(first % UInt64(TilePath.fullWidth))...].prefix(width)
    while hashes.count > 1 {
      hashes =
        stride(from: hashes.startIndex, to: hashes.endIndex, by: 2)
        .map { LogTree.nodeHash(hashes[$0], hashes[$0 + 1]) }[...]
    }
    return hashes[hashes.startIndex]
  }

  /// The hashes of one tile.
  public func hashes(of path: TilePath) throws -> [Digest] {
    let bytes = try read(path)
    do {
      return try HashTile.parse(bytes, count: path.width)
    } catch {
      throw LogRefusal(error.failure, "\(path): \(error.reason)")
    }
  }
}
