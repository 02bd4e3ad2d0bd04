public import MerkleSum

/// Makes the tiles that a log gets when entries are appended: whatever is at the right edge of
/// each level, and all that becomes full.
public struct TileWriter {
  /// The hashes of the last tile of each level that is not full, and that tile's index.
  private var edges: [(index: UInt64, hashes: [Digest])]
  private var full: [(path: TilePath, bytes: [UInt8])] = []

  /// Continues a log; its partial tiles are read from `tree`.
  public init(continuing tree: TiledTree, size: UInt64) throws {
    edges = try (0..<8).map { level in
      let content = TilePath.Content.hashes(level: level)
      let count = TilePath.count(of: content, size: size)
      let width = Int(count % UInt64(TilePath.fullWidth))
      let index = count / UInt64(TilePath.fullWidth)
      guard let path = TilePath(content, index: index, width: width) else { return (index, []) }
      return (index, try tree.hashes(of: path))
    }
  }

  /// Appends an entry's hash.
  public mutating func append(_ leaf: Digest) { append(leaf, level: 0) }

  private mutating func append(_ hash: Digest, level: Int) {
    edges[level].hashes.append(hash)
    let edge = edges[level]
    guard edge.hashes.count == TilePath.fullWidth else { return }
    full.append(
      (TilePath(.hashes(level: level), index: edge.index)!, HashTile.encode(edge.hashes)))
    edges[level] = (edge.index + 1, [])
    var hashes = edge.hashes
    while hashes.count > 1 {
      hashes = stride(from: 0, to: hashes.count, by: 2).map {
        LogTree.nodeHash(hashes[$0], hashes[$0 + 1])
      }
    }
    append(hashes[0], level: level + 1)
  }

  /// The new tiles of hashes: the full ones, then the partial ones at the edge.
  public var tiles: [(path: TilePath, bytes: [UInt8])] {
    full
      + edges.enumerated().compactMap { level, edge in
        TilePath(.hashes(level: level), index: edge.index, width: edge.hashes.count)
          .map { ($0, HashTile.encode(edge.hashes)) }
      }
  }
}
