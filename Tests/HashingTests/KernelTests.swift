import CSHA256
import MerkleSum
import Notation
import TestSupport
import Testing

@testable import Hashing

/// The kernels against OpenSSL, each alone and together as they run.
@Suite struct KernelTests {
  /// Every set of kernels that this processor runs: none where it has none.
  static let sets: [UInt32] = [
    UInt32(CSHA256_SHANI), UInt32(CSHA256_AVX512), UInt32(CSHA256_SHANI | CSHA256_AVX512),
  ].filter { csha256_supported() & $0 == $0 }

  /// Bytes of which the messages are taken.
  private static let data = Messages(lengths: [50_000], seed: 5).bytes

  /// The hashes of `count` messages of one length, from `offset` on, each followed by eight bytes
  /// that must stay as they were.
  private func hashes(
    _ kernels: UInt32, _ start: csha256_start, offset: Int, stride: Int, length: Int, count: Int
  ) -> [UInt8] {
    var start = start
    var output = [UInt8](repeating: 0xEE, count: 1 + count * 40)
    Self.data.withUnsafeBufferPointer { data in
      output.withUnsafeMutableBufferPointer {
        csha256_equal(
          kernels, &start, data.baseAddress! + offset, stride, length, count, $0.baseAddress! + 1,
          40)
      }
    }
    return output
  }

  private func expected(
    _ prefix: [UInt8], offset: Int, stride: Int, length: Int, count: Int
  ) -> [UInt8] {
    var output: [UInt8] = [0xEE]
    for index in 0..<count {
      let begin = offset + index * stride
      output += SHA256.hash(prefix + Self.data[begin..<(begin + length)]).bytes
      output += [UInt8](repeating: 0xEE, count: 8)
    }
    return output
  }

  @Test(arguments: sets)
  func everyLengthWithAndWithoutPrefix(kernels: UInt32) {
    for length in 0...200 {
      for prefix: [UInt8] in [[], [0x01]] {
        var start = csha256_empty
        start.prefix_length = UInt32(prefix.count)
        start.prefix = prefix.first ?? 0
        let count = 35
        let stride = length + length % 3
        #expect(
          hashes(kernels, start, offset: length % 7, stride: stride, length: length, count: count)
            == expected(prefix, offset: length % 7, stride: stride, length: length, count: count))
      }
    }
  }

  @Test(arguments: sets)
  func everyCountAndAlignment(kernels: UInt32) {
    var start = csha256_empty
    start.prefix_length = 1
    start.prefix = 0xFF
    for count in 1...70 {
      for (offset, length) in [(0, 112), (1, 69), (3, 31), (5, 55), (13, 119), (63, 183)] {
        #expect(
          hashes(kernels, start, offset: offset, stride: length, length: length, count: count)
            == expected([0xFF], offset: offset, stride: length, length: length, count: count))
      }
    }
  }

  @Test(arguments: sets)
  func longMessages(kernels: UInt32) {
    for length in [512, 513, 1_000, 4_095, 4_096, 9_999] {
      #expect(
        hashes(kernels, csha256_empty, offset: 1, stride: length, length: length, count: 3)
          == expected([], offset: 1, stride: length, length: length, count: 3))
    }
  }

  /// A message that ends where readable memory ends, and one that begins where it begins.
  @Test(arguments: sets)
  func noByteOutsideTheMessageIsRead(kernels: UInt32) throws {
    let page = GuardedPage()
    for length in 1...200 {
      for message in [page.first(length), page.last(length)] {
        for prefix: [UInt8] in [[], [0x00]] {
          var start = csha256_empty
          start.prefix_length = UInt32(prefix.count)
          var output = [UInt8](repeating: 0, count: 32)
          csha256_equal(
            kernels, &start, message.baseAddress, length, length, 1, &output, 32)
          #expect(output == SHA256.hash(prefix + message).bytes)
        }
      }
    }
  }

  /// From the state after a whole block on.
  @Test(arguments: sets)
  func midState(kernels: UInt32) {
    let block = [UInt8](repeating: 0x61, count: 64)
    var hash = SHA256()
    hash.update(block)
    let start = hash.wholeBlocks
    #expect(start.done == 64 && start.prefix_length == 0)
    for length in 0...200 {
      #expect(
        hashes(kernels, start, offset: 2, stride: length, length: length, count: 18)
          == expected(block, offset: 2, stride: length, length: length, count: 18))
    }
  }

  @Test(arguments: sets)
  func mixedLengths(kernels: UInt32) {
    var random = SeededGenerator(seed: 8)
    for count in 1...80 {
      let lengths = (0..<count).map { _ in
        Int.random(in: 0...9, using: &random) == 0
          ? Int.random(in: 500...700, using: &random) : Int.random(in: 0...200, using: &random)
      }
      let messages = Messages(lengths: lengths, skipping: count % 5, seed: UInt64(count))
      var start = csha256_empty
      start.prefix_length = 1
      start.prefix = 9
      var output = [UInt8](repeating: 0xEE, count: count * 40)
      messages.with { bytes, ends in
        output.withUnsafeMutableBufferPointer {
          csha256_mixed(
            kernels, &start, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), 0,
            ends.baseAddress, count, $0.baseAddress, 40)
        }
      }
      #expect(output == messages.expected(prefix: 9))
    }
  }

  /// FIPS 180-4 examples by NIST, side by side in one batch.
  @Test(arguments: sets)
  func knownAnswers(kernels: UInt32) {
    let answers = [
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
    let bytes = Array(answers.map(\.0).joined().utf8)
    let ends = answers.reduce(into: []) { $0.append(($0.last ?? 0) + $1.0.utf8.count) }
    var start = csha256_empty
    var output = [UInt8](repeating: 0, count: 32 * answers.count)
    csha256_mixed(kernels, &start, bytes, 0, ends, answers.count, &output, 32)
    for (index, answer) in answers.enumerated() {
      #expect(Hex.encode(Array(output[(32 * index)..<(32 * index + 32)])) == answer.1)
    }
  }

  /// An inner hash is overwritten by its outer one.
  @Test(arguments: sets)
  func inPlace(kernels: UInt32) {
    for count in 1...70 {
      var bytes = Array(Self.data[..<(32 * count)])
      let expected = (0..<count).flatMap {
        SHA256.hash(Array(bytes[(32 * $0)..<(32 * $0 + 32)])).bytes
      }
      var start = csha256_empty
      bytes.withUnsafeMutableBufferPointer {
        csha256_equal(
          kernels, &start, UnsafePointer($0.baseAddress!), 32, 32, count, $0.baseAddress!, 32)
      }
      #expect(bytes == expected)
    }
  }
}
