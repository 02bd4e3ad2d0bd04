import MerkleSum
import TestSupport
import Testing

@testable import Hashing

@Suite struct BatchHasherTests {
  static let hashers = BatchHasher.Kernel.allCases.filter(\.isSupported)
    .map { try! BatchHasher($0) }

  @Test(arguments: hashers)
  func mixedLengthsInOneCall(hash: BatchHasher) {
    var random = SeededGenerator(seed: 3)
    for count in 1...70 {
      let messages = Messages(
        lengths: (0..<count).map { _ in .random(in: 0...200, using: &random) })
      #expect(messages.hashed(prefix: 7, by: hash) == messages.expected(prefix: 7))
    }
  }

  @Test(arguments: hashers)
  func emptyMessages(hash: BatchHasher) {
    let messages = Messages(lengths: [0, 0, 0])
    #expect(messages.hashed(prefix: 1, by: hash) == messages.expected(prefix: 1))
    let none = Messages(lengths: [])
    #expect(none.hashed(prefix: 1, by: hash) == [])
  }

  @Test(arguments: hashers)
  func equalLengths(hash: BatchHasher) {
    for length in 0...200 {
      let messages = Messages(lengths: [Int](repeating: length, count: 37), skipping: length % 5)
      var output = [UInt8](repeating: 0xEE, count: 37 * 40)
      messages.with { bytes, _ in
        output.withUnsafeMutableBytes {
          hash.hash(
            prefix: 1, messages: bytes, stride: length, length: length, count: 37, into: $0,
            outputStride: 40)
        }
      }
      #expect(output == messages.expected(prefix: 1))
    }
  }

  /// More than one chunk, with every length, against one nonce at a time.
  @Test(arguments: hashers)
  func noncesOfManyIDs(hash: BatchHasher) throws {
    let key = try #require(TreeKey(bytes: Array(1...32)))
    for lengths in [Array(0...255) + Array(1...255) + [36, 36], [1], [], [Int](1...40)] {
      let ids = Messages(lengths: lengths)
      var values = [UInt128](repeating: 0, count: ids.ends.count)
      ids.with { bytes, ends in
        values.withUnsafeMutableBufferPointer {
          key.nonces(of: bytes, ends: ends, into: $0, hash: hash)
        }
      }
      #expect(values == ids.each.map { key.nonce(for: $0).value })
    }
  }

  @Test func theFastestIsTheFirstThatRunsHere() throws {
    let fastest = try BatchHasher.fastest()
    #expect(fastest.kernel == BatchHasher.Kernel.allCases.first(where: \.isSupported))
    #expect(BatchHasher.openSSL.kernel == .openssl)
  }

  @Test(arguments: BatchHasher.Kernel.allCases.filter { !$0.isSupported })
  func aKernelThatDoesNotRunHereIsRefused(kernel: BatchHasher.Kernel) {
    #expect(throws: BatchHasher.Failure.unsupported(kernel)) { try BatchHasher(kernel) }
  }

  /// The check at start finds a kernel that goes wrong in one bit of one length or of one lane.
  @Test func theCheckFindsAWrongHash() {
    #expect(KernelCheck.hashesAgree(OpenSSLBatchHash()))
    for fault in [FaultyHash.Fault.lane(43), .lane(0), .length(56), .length(200)] {
      #expect(!KernelCheck.hashesAgree(FaultyHash(fault: fault)))
    }
  }
}

/// OpenSSL's hashes but for one bit.
private struct FaultyHash: BatchHash {
  enum Fault {
    case lane(Int)
    case length(Int)
  }

  let fault: Fault

  func hash(
    prefix: UInt8, messages: UnsafeRawBufferPointer, stride: Int, length: Int, count: Int,
    into output: UnsafeMutableRawBufferPointer, outputStride: Int
  ) {
    OpenSSLBatchHash().hash(
      prefix: prefix, messages: messages, stride: stride, length: length, count: count,
      into: output, outputStride: outputStride)
    switch fault {
    case .lane(let lane) where lane < count: output[lane * outputStride + 31] ^= 1
    case .length(length): output[0] ^= 0x80
    default: break
    }
  }
}
