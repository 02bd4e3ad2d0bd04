import Hashing
import MerkleSum
import TestSupport

/// Messages that stand one after the other in one buffer.
struct Messages {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  /// Messages of these lengths with seeded bytes; the first begins `skipping` bytes after the
  /// start of ``bytes``.
  init(lengths: [Int], skipping skipped: Int = 0, seed: UInt64 = 1) {
    var random = SeededGenerator(seed: seed)
    let count = skipped + lengths.reduce(0, +)
    bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    ends = lengths.reduce(into: []) { $0.append(($0.last ?? 0) + $1) }
    self.skipped = skipped
  }

  private let skipped: Int

  /// The messages by themselves.
  var each: [[UInt8]] {
    zip([0] + ends, ends).map { Array(bytes[(skipped + $0)..<(skipped + $1)]) }
  }

  /// What must come out of ``hashed(prefix:by:)``.
  func expected(prefix: UInt8) -> [UInt8] {
    each.flatMap { SHA256.hash([prefix] + $0).bytes + [UInt8](repeating: 0xEE, count: 8) }
  }

  /// Calls `body` with all messages' bytes and their ends.
  func with<T>(_ body: (UnsafeRawBufferPointer, UnsafeBufferPointer<Int>) -> T) -> T {
    bytes.withUnsafeBytes { bytes in
      ends.withUnsafeBufferPointer {
        body(UnsafeRawBufferPointer(rebasing: bytes[skipped...]), $0)
      }
    }
  }

  /// What `hash` makes of all messages in one call, each hash followed by eight bytes that must
  /// stay as they were.
  func hashed(prefix: UInt8, by hash: some BatchHash) -> [UInt8] {
    var output = [UInt8](repeating: 0xEE, count: ends.count * 40)
    with { messages, ends in
      output.withUnsafeMutableBytes {
        hash.hash(
          prefix: prefix, messages: messages, ends: ends, into: $0, outputStride: 40)
      }
    }
    return output
  }
}
