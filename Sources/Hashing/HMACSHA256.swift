import CSHA256
public import MerkleSum

/// HMAC-SHA-256 (RFC 2104) with the key's two padded blocks hashed once and reused.
///
/// The construction is written out over ``SHA256`` because OpenSSL's own HMAC call sets its key up
/// anew for each message; here a nonce costs two compressions.
public struct HMACSHA256: Sendable {
  private let inner: SHA256
  private let outer: SHA256

  /// A code under `key`, of any length.
  public init(key: [UInt8]) {
    var block = key.count > 64 ? SHA256.hash(key).bytes : key
    block += repeatElement(0, count: 64 - block.count)
    var inner = SHA256()
    inner.update(block.map { $0 ^ 0x36 })
    var outer = SHA256()
    outer.update(block.map { $0 ^ 0x5C })
    self.inner = inner
    self.outer = outer
  }

  /// What the batch kernels go on from for the inner and the outer hash.
  var innerStart: csha256_start { inner.wholeBlocks }
  var outerStart: csha256_start { outer.wholeBlocks }

  /// The 32-byte code of `message`.
  public func code(for message: UnsafeRawBufferPointer) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { buffer in
      code(for: message, into: buffer)
      return Digest(buffer)!
    }
  }

  /// The 32-byte code of `message`.
  public func code(for message: [UInt8]) -> Digest { message.withUnsafeBytes { code(for: $0) } }

  /// The first 16 bytes of the code of `id`: a leaf's nonce.
  public func nonce(for id: UnsafeRawBufferPointer) -> Nonce {
    withUnsafeTemporaryAllocation(byteCount: 32, alignment: 16) { buffer in
      code(for: id, into: buffer)
      return Nonce(value: UInt128(bigEndian: buffer.load(as: UInt128.self)))
    }
  }

  /// The first 16 bytes of the code of `id`: a leaf's nonce.
  public func nonce(for id: [UInt8]) -> Nonce { id.withUnsafeBytes { nonce(for: $0) } }

  private func code(for message: UnsafeRawBufferPointer, into buffer: UnsafeMutableRawBufferPointer)
  {
    var hash = inner
    hash.update(message)
    hash.end(into: buffer.baseAddress!)
    hash = outer
    hash.update(UnsafeRawBufferPointer(buffer))
    hash.end(into: buffer.baseAddress!)
  }
}
