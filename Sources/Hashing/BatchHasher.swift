public import MerkleSum

/// The tree's batch interface on one of the ways to compute SHA-256.
public struct BatchHasher: BatchHash {
  private let reference = OpenSSLBatchHash()

  /// OpenSSL, which runs on every processor and is what the other ways are checked against.
  public static let openSSL = BatchHasher()

  private init() {}

  /// See `BatchHash`.
  public func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, stride: Int, length: Int, count: Int,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    reference.hash(
      prefix: prefix, messages: messages, stride: stride, length: length, count: count,
      into: output, outputStride: outputStride)
  }

  /// Writes each id's nonce under a key: see ``TreeKey/nonces(of:ends:into:hash:)``.
  func nonces(
    under code: HMACSHA256, of ids: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableBufferPointer<UInt128>
  ) {
    var start = 0
    for (index, end) in ends.enumerated() {
      output[index] = code.nonce(for: UnsafeRawBufferPointer(rebasing: ids[start..<end])).value
      start = end
    }
  }
}
