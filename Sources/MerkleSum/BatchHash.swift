/// The one way in which hashing comes into the tree: many short messages of equal length at once.
///
/// One call covers a whole level of the tree or a run of leaves, so that an implementation can
/// hash several messages side by side.
public protocol BatchHash: Sendable {
  /// For each i below `count`, writes SHA-256(`prefix` | message i) to
  /// `output[i * outputStride ..< i * outputStride + 32]`, where message i is
  /// `messages[i * stride ..< i * stride + length]`.
  ///
  /// The caller sees to it that both buffers are large enough; they do not overlap.
  func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, stride: Int, length: Int, count: Int,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int)
}

/// The first byte of every preimage: it keeps a leaf from being read as a node and the reverse.
enum PreimageTag {
  static let leaf: UInt8 = 0x00
  static let node: UInt8 = 0x01
}
