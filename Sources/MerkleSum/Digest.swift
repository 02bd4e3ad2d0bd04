/// A SHA-256 value: 32 bytes.
public struct Digest: Hashable, Sendable {
  // Four big-endian words: equality and hashing stay cheap, and no byte array is allocated.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// Thirty-two zero bytes.
  public static let zero = Digest(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The 32 bytes of `bytes`; nil for any other number of bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    let array = Array(bytes)
    self = array.withUnsafeBytes { Digest(at: 0, in: $0) }
  }

  /// The 32 bytes of `buffer` from `offset` on.
  init(at offset: Int, in buffer: UnsafeRawBufferPointer) {
    words = (
      buffer.bigEndian(at: offset), buffer.bigEndian(at: offset + 8),
      buffer.bigEndian(at: offset + 16), buffer.bigEndian(at: offset + 24)
    )
  }

  /// The 32 bytes.
  public var bytes: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      store(at: 0, in: UnsafeMutableRawBufferPointer(buffer))
      count = 32
    }
  }

  func store(at offset: Int, in buffer: UnsafeMutableRawBufferPointer) {
    buffer.storeBigEndian(words.0, at: offset)
    buffer.storeBigEndian(words.1, at: offset + 8)
    buffer.storeBigEndian(words.2, at: offset + 16)
    buffer.storeBigEndian(words.3, at: offset + 24)
  }

  /// Equal in all 32 bytes.
  public static func == (a: Digest, b: Digest) -> Bool { a.words == b.words }

  /// Feeds the 32 bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}
