import COpenSSL

/// A public key of Ed25519 (RFC 8032), in its one canonical form of 32 bytes.
///
/// OpenSSL takes any 32 bytes and finds out at the first signature, if at all. A key of low order
/// would verify signatures that nobody made, so such a key is refused when it is loaded.
public struct Ed25519PublicKey: Hashable, Sendable {
  /// Why bytes are no key.
  public enum Defect: Error, Hashable, Sendable {
    /// Not 32 bytes.
    case wrongLength
    /// The coordinate is not reduced: the same point has another encoding.
    case notCanonical
    /// No point of the curve has this coordinate.
    case notOnCurve
    /// A point of order 1, 2, 4 or 8.
    case lowOrder

    /// The defect in words.
    public var reason: String {
      switch self {
      case .wrongLength: "an Ed25519 key has 32 bytes"
      case .notCanonical: "the Ed25519 key is not in its canonical form"
      case .notOnCurve: "the Ed25519 key is no point of the curve"
      case .lowOrder: "the Ed25519 key is of low order: anyone can sign for it"
      }
    }
  }

  /// The 32 bytes: the y coordinate in little-endian order, the sign of x in the top bit.
  public let bytes: [UInt8]

  /// The key of these bytes.
  public init(_ bytes: some Collection<UInt8>) throws(Defect) {
    self.bytes = Array(bytes)
    guard bytes.count == 32 else { throw .wrongLength }
    var coordinate = self.bytes
    coordinate[31] &= 0x7F
    let y = Array(coordinate.reversed())
    // Two reduced coordinates hold points of order 1 and 2, one of order 4, two of order 8.
    guard y.lexicographicallyPrecedes(Curve.prime) else { throw .notCanonical }
    guard !Curve.lowOrder.contains(y) else { throw .lowOrder }
    guard Curve.hasPoint(y) else { throw .notOnCurve }
  }

  /// True when the key's owner made `signature`, 64 bytes, over `message`.
  public func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard signature.count == 64, let key = EVP_PKEY_new_raw_public_key(Curve.id, nil, bytes, 32),
      let context = EVP_MD_CTX_new()
    else { return refused() }
    defer {
      EVP_PKEY_free(key)
      EVP_MD_CTX_free(context)
    }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1,
      EVP_DigestVerify(context, signature, 64, message, message.count) == 1
    else { return refused() }
    return true
  }
}

/// False, after OpenSSL's error queue of this thread was emptied: an error left in it would be
/// taken for that of a later call.
private func refused() -> Bool {
  ERR_clear_error()
  return false
}

/// The twisted Edwards curve of Ed25519, numbers as 32 big-endian bytes.
private enum Curve {
  static let id = EVP_PKEY_ED25519

  /// 2^255 - 19.
  static let prime: [UInt8] = [0x7F] + [UInt8](repeating: 0xFF, count: 30) + [0xED]

  /// d = -121665/121666.
  private static let constant: [UInt8] = [
    0x52, 0x03, 0x6C, 0xEE, 0x2B, 0x6F, 0xFE, 0x73, 0x8C, 0xC7, 0x40, 0x79, 0x77, 0x79, 0xE8, 0x98,
    0x00, 0x70, 0x0A, 0x4D, 0x41, 0x41, 0xD8, 0xAB, 0x75, 0xEB, 0x4D, 0xCA, 0x13, 0x59, 0x78, 0xA3,
  ]

  /// The y coordinates of the eight points whose order divides 8.
  static let lowOrder: [[UInt8]] = [
    [UInt8](repeating: 0, count: 32),
    [UInt8](repeating: 0, count: 31) + [1],
    Array(prime.dropLast()) + [0xEC],
    [
      0x05, 0xFC, 0x53, 0x6D, 0x88, 0x02, 0x38, 0xB1, 0x39, 0x33, 0xC6, 0xD3, 0x05, 0xAC, 0xDF,
      0xD5, 0xF0, 0x98, 0xEF, 0xF2, 0x89, 0xF4, 0xC3, 0x45, 0xB0, 0x27, 0xB2, 0xC2, 0x8F, 0x95,
      0xE8, 0x26,
    ],
    [
      0x7A, 0x03, 0xAC, 0x92, 0x77, 0xFD, 0xC7, 0x4E, 0xC6, 0xCC, 0x39, 0x2C, 0xFA, 0x53, 0x20,
      0x2A, 0x0F, 0x67, 0x10, 0x0D, 0x76, 0x0B, 0x3C, 0xBA, 0x4F, 0xD8, 0x4D, 0x3D, 0x70, 0x6A,
      0x17, 0xC7,
    ],
  ]

  /// True when some x goes with this y: x^2 = (y^2 - 1) / (d y^2 + 1) has a root.
  static func hasPoint(_ y: [UInt8]) -> Bool {
    guard let numbers = BN_CTX_new() else { return refused() }
    BN_CTX_start(numbers)
    defer {
      BN_CTX_end(numbers)
      BN_CTX_free(numbers)
    }
    guard let p = BN_CTX_get(numbers), let square = BN_CTX_get(numbers),
      let divisor = BN_CTX_get(numbers), let product = BN_CTX_get(numbers),
      BN_bin2bn(prime, 32, p) != nil, BN_bin2bn(y, 32, square) != nil,
      BN_bin2bn(constant, 32, divisor) != nil,
      BN_mod_mul(square, square, square, p, numbers) == 1,
      BN_mod_mul(divisor, divisor, square, p, numbers) == 1,
      BN_add_word(divisor, 1) == 1, BN_sub_word(square, 1) == 1,
      BN_mod_mul(product, square, divisor, p, numbers) == 1
    else { return refused() }
    // A quotient is a square if and only if the product of its two parts is one.
    return BN_kronecker(product, p, numbers) == 1
  }
}
