import Hashing
public import MerkleSum

/// What a draw rests on: the published root of the bars, which the issuer can no longer change,
/// and a nonce of the auditor's, which the issuer could not know.
///
///     seed = SHA-256(root of the inventory, 32 bytes | nonce, 16 to 64 bytes)
public struct SampleSeed: Hashable, Sendable {
  /// How many bytes a nonce may have.
  public static let nonceLengths = 16...64

  /// The seed.
  public let digest: Digest
  /// The auditor's half of it.
  public let nonce: [UInt8]

  /// The seed of a root and a nonce; nil when the nonce has not 16 to 64 bytes.
  public init?(root: Digest, nonce: [UInt8]) {
    guard SampleSeed.nonceLengths.contains(nonce.count) else { return nil }
    digest = SHA256.hash(root.bytes + nonce)
    self.nonce = nonce
  }

  /// A bar's place in the draw: SHA-256(seed | the bar's nonce, 16 bytes), compared as bytes.
  struct Rank: Hashable, Comparable {
    private let high: UInt128
    private let low: UInt128

    fileprivate init(_ bytes: [UInt8]) {
      high = bytes[..<16].reduce(0) { $0 << 8 | UInt128($1) }
      low = bytes[16...].reduce(0) { $0 << 8 | UInt128($1) }
    }

    static func < (a: Rank, b: Rank) -> Bool { (a.high, a.low) < (b.high, b.low) }
  }

  func rank(of nonce: Nonce) -> Rank { Rank(SHA256.hash(digest.bytes + nonce.bytes).bytes) }

  /// Where monetary-unit sampling starts: SHA-256(seed | "monetary-unit") as a big-endian number,
  /// modulo `units`, which are at most 10^12. The modulus favours no start by more than 2^-216.
  func start(below units: UInt128) -> UInt128 {
    let bytes = SHA256.hash(digest.bytes + Array("monetary-unit".utf8)).bytes
    return bytes.reduce(0) { ($0 << 8 | UInt128($1)) % units }
  }
}
