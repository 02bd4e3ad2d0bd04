public import MerkleSum

/// A tile of hashes: 32 bytes each, nothing between them.
public enum HashTile {
  /// The tile's bytes.
  public static func encode(_ hashes: some Sequence<Digest>) -> [UInt8] {
    hashes.flatMap(\.bytes)
  }

  /// Reads a tile of exactly `count` hashes.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedTile``.
  public static func parse(_ bytes: [UInt8], count: Int) throws(LogRefusal) -> [Digest] {
    guard bytes.count == 32 * count else {
      throw LogRefusal(
        .malformedTile, "the tile has \(bytes.count) bytes, \(count) hashes have \(32 * count)")
    }
    return stride(from: 0, to: bytes.count, by: 32).map { Digest(bytes[$0..<$0 + 32])! }
  }
}
