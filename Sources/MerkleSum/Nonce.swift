/// A leaf's keyed nonce: 16 bytes, compared as bytes. Leaves stand in ascending nonce order.
public struct Nonce: Hashable, Sendable, Comparable {
  /// The 16 bytes as one big-endian number, so that its order is the bytes' order.
  public let value: UInt128

  /// A nonce whose bytes are `value` in big-endian order.
  @inlinable
  public init(value: UInt128) { self.value = value }

  /// The 16 bytes of `bytes`; nil for any other number of bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    value = bytes.reduce(0) { $0 << 8 | UInt128($1) }
  }

  /// The 16 bytes.
  public var bytes: [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: value >> UInt128(120 - 8 * $0)) }
  }

  /// Bytewise order.
  @inlinable
  public static func < (a: Nonce, b: Nonce) -> Bool { a.value < b.value }
}
