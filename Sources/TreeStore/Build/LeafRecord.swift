import MerkleSum

/// A leaf as it travels from the reader to the tree, in memory and on disk alike:
/// `origin:8 | amount:16 | nonce:16 | idLength:1 | id`.
///
/// Amount, nonce and length are big-endian, so from the amount on the bytes are the leaf's preimage
/// as it is hashed: a leaf is encoded once, and from then on only copied.
enum LeafRecord {
  /// Where the preimage begins.
  static let preimage = 8
  static let nonce = 24
  static let idLength = 40
  /// The length without the id, which is where the id begins.
  static let fixedBytes = 41
  static let maximumBytes = fixedBytes + LeafBuffer.maximumIDLength

  /// Writes a leaf; the memory has room for it.
  @inline(__always)
  static func store(
    _ id: UnsafeRawBufferPointer, nonce: UInt128, amount: UInt128, origin: UInt64,
    at target: UnsafeMutableRawPointer
  ) {
    target.storeBytes(of: origin, as: UInt64.self)
    target.storeBytes(of: amount.bigEndian, toByteOffset: preimage, as: UInt128.self)
    target.storeBytes(of: nonce.bigEndian, toByteOffset: Self.nonce, as: UInt128.self)
    target.storeBytes(
      of: UInt8(truncatingIfNeeded: id.count), toByteOffset: idLength, as: UInt8.self)
    (target + fixedBytes).copyMemory(from: id.baseAddress!, byteCount: id.count)
  }

  @inline(__always)
  static func nonce(at record: UnsafeRawPointer) -> UInt128 {
    UInt128(bigEndian: record.loadUnaligned(fromByteOffset: nonce, as: UInt128.self))
  }

  @inline(__always)
  static func origin(at record: UnsafeRawPointer) -> UInt64 {
    record.loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  static func amount(at record: UnsafeRawPointer) -> UInt128 {
    UInt128(bigEndian: record.loadUnaligned(fromByteOffset: preimage, as: UInt128.self))
  }

  @inline(__always)
  static func id(at record: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    let length = record.load(fromByteOffset: idLength, as: UInt8.self)
    return UnsafeRawBufferPointer(start: record + fixedBytes, count: Int(length))
  }

  @inline(__always)
  static func byteCount(at record: UnsafeRawPointer) -> Int {
    fixedBytes + Int(record.load(fromByteOffset: idLength, as: UInt8.self))
  }
}
