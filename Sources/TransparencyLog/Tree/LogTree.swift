import Hashing
public import MerkleSum

/// The Merkle tree of RFC 6962, section 2.1: entries in the order in which they came, each part
/// split at the largest power of two below its size.
public enum LogTree {
  /// The root of a log without entries: the hash of nothing.
  public static let emptyRoot = SHA256.hash([])

  /// The hash of an entry: SHA-256(0x00 || entry).
  public static func leafHash(_ entry: [UInt8]) -> Digest { SHA256.hash([0] + entry) }

  /// The hash over two parts: SHA-256(0x01 || left || right).
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    SHA256.hash([1] + left.bytes + right.bytes)
  }
}

/// Where the hashes of a log's complete subtrees come from.
public protocol SubtreeHashes {
  /// The hash over the entries from `index * 2^level` up to `(index + 1) * 2^level`, all of which
  /// the log holds.
  func hash(level: Int, index: UInt64) throws -> Digest
}

extension SubtreeHashes {
  /// The root of the tree over the first `size` entries.
  public func root(size: UInt64) throws -> Digest {
    size == 0 ? LogTree.emptyRoot : try hash(of: 0..<size)
  }

  /// The hashes from the sibling of an entry up to the root's child (RFC 6962, section 2.1.1).
  /// The entry is one of the first `size`.
  public func inclusionProof(of index: UInt64, size: UInt64) throws -> [Digest] {
    precondition(index < size)
    var range = 0..<size
    var path: [Digest] = []
    while range.upperBound - range.lowerBound > 1 {
      let middle = range.middle
      let isLeft = index < middle
      path.append(try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    return path.reversed()
  }

  /// The hashes that show that the tree of `size` entries continues the one of its first
  /// `oldSize` (RFC 6962, section 2.1.2). Nothing is needed where one is empty or both are equal.
  public func consistencyProof(from oldSize: UInt64, to size: UInt64) throws -> [Digest] {
    precondition(oldSize <= size)
    guard oldSize > 0, oldSize < size else { return [] }
    var range = 0..<size
    var path: [Digest] = []
    while range.upperBound != oldSize {
      let middle = range.middle
      let isLeft = oldSize <= middle
      path.append(try hash(of: isLeft ? middle..<range.upperBound : range.lowerBound..<middle))
      range = isLeft ? range.lowerBound..<middle : middle..<range.upperBound
    }
    // Where the old tree is one complete subtree of the new one, its root is known already.
    if range.lowerBound > 0 { path.append(try hash(of: range)) }
    return path.reversed()
  }

  private func hash(of range: Range<UInt64>) throws -> Digest {
    let count = range.upperBound - range.lowerBound
    guard count.nonzeroBitCount > 1 else {
      return try hash(level: count.trailingZeroBitCount, index: range.lowerBound / count)
    }
    let middle = range.middle
    return LogTree.nodeHash(
      try hash(of: range.lowerBound..<middle), try hash(of: middle..<range.upperBound))
  }
}

extension Range<UInt64> {
  /// Where a part of a tree with more than one entry is split. Parts begin at multiples of their
  /// size rounded up to a power of two, so a part of 2^k entries is a complete subtree.
  fileprivate var middle: UInt64 { lowerBound + TreeShape.split(upperBound - lowerBound) }
}
