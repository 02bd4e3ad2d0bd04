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

  /// Equal in all bytes.
  public static func == (a: TreeKey, b: TreeKey) -> Bool { a.bytes == b.bytes }
}
