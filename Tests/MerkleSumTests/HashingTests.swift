import Hashing
import MerkleSum
import Notation
import Testing

@Suite struct HashingTests {
  /// FIPS 180-2 examples.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func sha256(text: String, expected: String) {
    #expect(Hex.encode(SHA256.hash(text).bytes) == expected)
  }

  /// RFC 4231, test cases 1, 2 and 6.
  @Test func hmac() {
    let one = HMACSHA256(key: [UInt8](repeating: 0x0B, count: 20)).code(for: Array("Hi There".utf8))
    #expect(
      Hex.encode(one.bytes) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let two = HMACSHA256(key: Array("Jefe".utf8))
      .code(for: Array("what do ya want for nothing?".utf8))
    #expect(
      Hex.encode(two.bytes) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let six = HMACSHA256(key: [UInt8](repeating: 0xAA, count: 131))
      .code(for: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
    #expect(
      Hex.encode(six.bytes) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func batchesEqualSingleHashes() {
    let data = (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for length in 0...200 {
      for count in [1, 2, 3, 17] {
        let stride = length + count
        var output = [UInt8](repeating: 0xEE, count: count * 40)
        data.withUnsafeBytes { data in
          output.withUnsafeMutableBytes {
            hash.hash(
              prefix: 7, messages: data, stride: stride, length: length, count: count, into: $0,
              outputStride: 40)
          }
        }
        for index in 0..<count {
          let message = data[(index * stride)..<(index * stride + length)]
          #expect(
            Array(output[(index * 40)..<(index * 40 + 32)]) == SHA256.hash([7] + message).bytes)
          #expect(output[(index * 40 + 32)..<(index * 40 + 40)].allSatisfy { $0 == 0xEE })
        }
      }
    }
  }

  @Test func streamsEqualWholes() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    for cut in stride(from: 0, through: 1000, by: 63) {
      var stream = SHA256()
      stream.update(Array(bytes[..<cut]))
      _ = stream.finish()
      stream.update(Array(bytes[cut...]))
      #expect(stream.finish() == SHA256.hash(bytes))
    }
  }

  @Test func keysAreDerivedForOneTreeAndSnapshot() throws {
    let key = try #require(SnapshotKey(bytes: [UInt8](0..<32)))
    let base = key.treeKey(.liabilities, issuer: "a.example", snapshot: "s1")
    let message = Array("touchstone/liabilities/1\na.example\ns1\n".utf8)
    #expect(base.bytes == HMACSHA256(key: [UInt8](0..<32)).code(for: message).bytes)
    #expect(base != key.treeKey(.inventory, issuer: "a.example", snapshot: "s1"))
    #expect(base != key.treeKey(.liabilities, issuer: "b.example", snapshot: "s1"))
    #expect(base != key.treeKey(.liabilities, issuer: "a.example", snapshot: "s2"))
    let nonce = base.nonce(for: Array("alice".utf8))
    #expect(
      nonce.bytes == Array(HMACSHA256(key: base.bytes).code(for: Array("alice".utf8)).bytes[..<16]))
    #expect(SnapshotKey(bytes: [1]) == nil && TreeKey(bytes: [1]) == nil)
    #expect(try #require(SnapshotKey.random()).secretBytes != key.secretBytes)
  }
}
