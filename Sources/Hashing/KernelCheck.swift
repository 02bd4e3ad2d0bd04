import MerkleSum

/// The check that every kernel must pass before it hashes a holder: a processor, a virtual machine
/// or a compiler that gets one instruction wrong would otherwise give a wrong root.
enum KernelCheck {
  /// Lengths around the places where padding takes another block, for one block and for more.
  private static let lengths = [0, 1, 36, 54, 55, 56, 62, 63, 64, 69, 112, 118, 119, 120, 200]
  /// One alone; and the widest pass, then one that is neither full nor small.
  private static let counts = [1, 44]

  /// True when `hasher` agrees with OpenSSL on hashes and nonces.
  static func passes(_ hasher: BatchHasher) -> Bool { hashesAgree(hasher) && noncesAgree(hasher) }

  /// True when `hash` gives the hashes that OpenSSL gives.
  static func hashesAgree(_ hash: some BatchHash) -> Bool {
    let bytes = sample(byteCount: 44 * 200)
    for count in counts {
      for length in lengths {
        let expected = hashes(of: bytes, length: length, count: count, by: OpenSSLBatchHash())
        guard hashes(of: bytes, length: length, count: count, by: hash) == expected else {
          return false
        }
      }
      let ends = mixedEnds(count)
      guard
        hashes(of: bytes, ends: ends, by: hash)
          == hashes(of: bytes, ends: ends, by: OpenSSLBatchHash())
      else { return false }
    }
    return true
  }

  private static func noncesAgree(_ hasher: BatchHasher) -> Bool {
    let code = HMACSHA256(key: sample(byteCount: 32))
    let ends = mixedEnds(44)
    return nonces(sample(byteCount: 44 * 200), ends, under: code, by: hasher)
      == nonces(sample(byteCount: 44 * 200), ends, under: code, by: .openSSL)
  }

  private static func sample(byteCount: Int) -> [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* $0 &+ $0 >> 3) }
  }

  private static func mixedEnds(_ count: Int) -> [Int] {
    (0..<count).reduce(into: []) { $0.append(($0.last ?? 0) + lengths[$1 % lengths.count]) }
  }

  private static func hashes(
    of bytes: [UInt8], length: Int, count: Int, by hash: some BatchHash
  ) -> [UInt8] {
    filled(count) { output in
      bytes.withUnsafeBytes {
        hash.hash(
          prefix: 1, messages: $0, stride: length, length: length, count: count, into: output,
          outputStride: 32)
      }
    }
  }

  private static func hashes(of bytes: [UInt8], ends: [Int], by hash: some BatchHash) -> [UInt8] {
    filled(ends.count) { output in
      bytes.withUnsafeBytes { bytes in
        ends.withUnsafeBufferPointer {
          hash.hash(prefix: 1, messages: bytes, ends: $0, into: output, outputStride: 32)
        }
      }
    }
  }

  private static func filled(
    _ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: 32 * count)
    output.withUnsafeMutableBytes(fill)
    return output
  }

  private static func nonces(
    _ ids: [UInt8], _ ends: [Int], under code: HMACSHA256, by hasher: BatchHasher
  ) -> [UInt128] {
    var output = [UInt128](repeating: 0, count: ends.count)
    ids.withUnsafeBytes { ids in
      ends.withUnsafeBufferPointer { ends in
        output.withUnsafeMutableBufferPointer {
          hasher.nonces(under: code, of: ids, ends: ends, into: $0)
        }
      }
    }
    return output
  }
}
