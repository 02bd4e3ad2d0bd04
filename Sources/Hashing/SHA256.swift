import COpenSSL
import CSHA256
public import MerkleSum

/// SHA-256 over a stream of bytes, by OpenSSL's low-level calls.
///
/// These reuse a context of 112 bytes in place. OpenSSL's one-shot `SHA256()` looks the algorithm
/// up on each call and costs five times as much for a short message.
public struct SHA256: Sendable {
  private var context = SHA256_CTX()

  /// An empty message.
  public init() { SHA256_Init(&context) }

  /// Appends bytes to the message.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// Appends bytes to the message.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Writes the message's 32-byte hash to `output`. The message may be continued.
  public func finish(into output: UnsafeMutableRawPointer) {
    var copy = context
    SHA256_Final(output.assumingMemoryBound(to: UInt8.self), &copy)
  }

  /// Writes the message's hash to `output` without a copy of the state, which is spent with it.
  mutating func end(into output: UnsafeMutableRawPointer) {
    SHA256_Final(output.assumingMemoryBound(to: UInt8.self), &context)
  }

  /// The message's hash. The message may be continued.
  public func finish() -> Digest {
    let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      finish(into: UnsafeMutableRawPointer(buffer.baseAddress!))
      count = 32
    }
    return Digest(bytes)!
  }

  /// The state after the bytes so far, a multiple of 64, for the batch kernels.
  var wholeBlocks: csha256_start {
    precondition(context.num == 0)
    var start = csha256_start()
    start.state = context.h
    start.done = (UInt64(context.Nh) << 32 | UInt64(context.Nl)) / 8
    return start
  }

  /// The hash of `bytes`.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The hash of a text's UTF-8.
  public static func hash(_ text: String) -> Digest { hash(Array(text.utf8)) }
}
