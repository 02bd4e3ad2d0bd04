import Hashing
import MerkleSum

/// A batch that is hashed over and over into the same memory: fresh memory would cost more than a
/// part of the hashing.
final class HashBatch {
  private let hasher: BatchHasher
  private let bytes: [UInt8]
  private let count: Int
  private let key = TreeKey(bytes: Array(0..<32))!
  private var output: [UInt8]
  private var values: [UInt128]

  init(hash: BatchHasher, bytes: [UInt8], count: Int) {
    hasher = hash
    self.bytes = bytes
    self.count = count
    output = [UInt8](repeating: 0, count: 32 * count)
    values = [UInt128](repeating: 0, count: count)
  }

  /// Messages of one length.
  func hash(length: Int) {
    output.withUnsafeMutableBytes { output in
      bytes.withUnsafeBytes {
        hasher.hash(
          prefix: 0, messages: $0, stride: length, length: length, count: count, into: output,
          outputStride: 32)
      }
    }
  }

  /// Messages of mixed lengths.
  func hash(ends: [Int]) {
    output.withUnsafeMutableBytes { output in
      bytes.withUnsafeBytes { bytes in
        ends.withUnsafeBufferPointer {
          hasher.hash(prefix: 0, messages: bytes, ends: $0, into: output, outputStride: 32)
        }
      }
    }
  }

  /// Nonces of ids.
  func nonces(ends: [Int]) {
    values.withUnsafeMutableBufferPointer { values in
      bytes.withUnsafeBytes { bytes in
        ends.withUnsafeBufferPointer {
          key.nonces(of: bytes, ends: $0, into: values, hash: hasher)
        }
      }
    }
  }

  /// One level of a tree.
  func fold(_ nodes: [UInt8]) {
    do {
      output[0] ^= try foldLevel(nodes, hash: hasher)[24]
    } catch {
      preconditionFailure("the bench's own sums are small: \(error)")
    }
  }
}
