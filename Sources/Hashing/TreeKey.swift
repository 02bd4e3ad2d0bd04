public import MerkleSum

/// The key under which one tree's nonces are made: 32 bytes.
public struct TreeKey: Sendable, Equatable {
  /// The 32 bytes. In transparent mode the liabilities' are published.
  public let bytes: [UInt8]
  private let code: HMACSHA256

  /// The key of these 32 bytes; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
    code = HMACSHA256(key: bytes)
  }

  /// The nonce of the leaf with this id: the first 16 bytes of HMAC-SHA-256(key, id).
  public func nonce(for id: UnsafeRawBufferPointer) -> Nonce { code.nonce(for: id) }

  /// The nonce of the leaf with this id.
  public func nonce(for id: [UInt8]) -> Nonce { code.nonce(for: id) }

  /// The nonces of many leaves at once: for each i, writes the value of the nonce of the id
  /// `ids[ends[i - 1] ..< ends[i]]` to `output[i]`; the first id begins at 0.
  ///
  /// `output` has room for as many nonces as there are ends. A batch of some thousand ids keeps
  /// every lane of the processor busy; ids of mixed lengths may come in any order.
  public func nonces(
    of ids: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableBufferPointer<UInt128>, hash: BatchHasher
  ) {
    hash.nonces(under: code, of: ids, ends: ends, into: output)
  }

  /// Equal in all bytes.
  public static func == (a: TreeKey, b: TreeKey) -> Bool { a.bytes == b.bytes }
}
