import Hashing
import MerkleSum
import TestSupport
import Testing

@Suite struct BatchHasherTests {
  private let hash = BatchHasher.openSSL

  @Test func mixedLengthsInOneCall() {
    var random = SeededGenerator(seed: 3)
    for count in 1...40 {
      let messages = Messages(
        lengths: (0..<count).map { _ in .random(in: 0...200, using: &random) })
      let expected = messages.each.flatMap {
        SHA256.hash([7] + $0).bytes + [UInt8](repeating: 0xEE, count: 8)
      }
      #expect(messages.hashed(prefix: 7, by: hash) == expected)
    }
  }

  @Test func noncesOfManyIDs() throws {
    let key = try #require(TreeKey(bytes: Array(1...32)))
    let ids = Messages(lengths: Array(0...255) + [36, 36, 36])
    var values = [UInt128](repeating: 0, count: ids.ends.count)
    ids.with { bytes, ends in
      values.withUnsafeMutableBufferPointer {
        key.nonces(of: bytes, ends: ends, into: $0, hash: hash)
      }
    }
    #expect(values == ids.each.map { key.nonce(for: $0).value })
  }
}
