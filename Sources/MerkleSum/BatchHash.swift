/// The one way in which hashing comes into the tree: many short messages at once.
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

  /// The same for messages of any lengths that stand one after the other: message i is
  /// `messages[ends[i - 1] ..< ends[i]]`, and the first one begins at 0.
  func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int)
}

extension BatchHash {
  /// One call for each run of neighbours of equal length, which lie at equal distances.
  public func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, ends: UnsafeBufferPointer<Int>,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    var start = 0
    var index = 0
    while index < ends.count {
      let length = ends[index] - start
      var next = index + 1
      while next < ends.count && ends[next] - ends[next - 1] == length { next += 1 }
      hash(
        prefix: prefix, messages: UnsafeRawBufferPointer(rebasing: messages[start...]),
        stride: length, length: length, count: next - index,
        into: UnsafeMutableRawBufferPointer(rebasing: output[(index * outputStride)...]),
        outputStride: outputStride)
      start = ends[next - 1]
      index = next
    }
  }
}

/// The first byte of every preimage: it keeps a leaf from being read as a node and the reverse.
enum PreimageTag {
  static let leaf: UInt8 = 0x00
  static let node: UInt8 = 0x01
}
