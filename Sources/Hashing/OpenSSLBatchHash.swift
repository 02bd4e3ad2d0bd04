import COpenSSL
public import MerkleSum

/// The tree's batch interface on OpenSSL's SHA-256, one message after the other.
public struct OpenSSLBatchHash: BatchHash {
  /// There is nothing to configure.
  public init() {}

  /// See ``BatchHash``.
  public func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, stride: Int, length: Int, count: Int,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    guard count > 0 else { return }
    precondition((count - 1) * stride + length <= messages.count)
    precondition((count - 1) * outputStride + 32 <= output.count)
    var start = SHA256_CTX()
    var context = SHA256_CTX()
    withUnsafePointer(to: prefix) { tag in
      SHA256_Init(&start)
      SHA256_Update(&start, tag, 1)
    }
    // The state after the tag is the same for each message of the batch.
    for index in 0..<count {
      context = start
      SHA256_Update(&context, messages.baseAddress! + index * stride, length)
      SHA256_Final(
        (output.baseAddress! + index * outputStride).assumingMemoryBound(to: UInt8.self), &context)
    }
  }
}
