/// A node of the counted Merkle sum tree: how many leaves stand below it, the sum of their
/// amounts, and a hash that commits to both children's own triples.
///
/// As bytes it is `count:8 | sum:16 | hash:32`, big-endian: 56 bytes that are themselves one half
/// of the parent's preimage.
public struct SumNode: Hashable, Sendable {
  /// The number of bytes of an encoded node.
  public static let byteCount = 56

  /// Leaves below this node; 1 for a leaf.
  public let count: UInt64
  /// The sum of their amounts, in minor units.
  public let sum: UInt128
  /// SHA-256 over the leaf, or over both children's counts, sums and hashes.
  public let hash: Digest

  /// A node with these three values.
  public init(count: UInt64, sum: UInt128, hash: Digest) {
    self.count = count
    self.sum = sum
    self.hash = hash
  }

  /// The node encoded in the 56 bytes from `offset` on.
  public init(at offset: Int, in buffer: UnsafeRawBufferPointer) {
    count = buffer.bigEndian(at: offset)
    sum = buffer.bigEndian(at: offset + 8)
    hash = Digest(at: offset + 24, in: buffer)
  }

  /// Writes the node's 56 bytes from `offset` on.
  public func store(at offset: Int, in buffer: UnsafeMutableRawBufferPointer) {
    buffer.storeBigEndian(count, at: offset)
    buffer.storeBigEndian(sum, at: offset + 8)
    hash.store(at: offset + 24, in: buffer)
  }

  /// The node's 56 bytes.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: SumNode.byteCount) { buffer, count in
      store(at: 0, in: UnsafeMutableRawBufferPointer(buffer))
      count = SumNode.byteCount
    }
  }
}
