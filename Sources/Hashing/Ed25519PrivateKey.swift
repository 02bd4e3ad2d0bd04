import COpenSSL

/// A secret key of Ed25519 (RFC 8032): 32 random bytes.
public struct Ed25519PrivateKey: Sendable {
  /// OpenSSL could not do what never fails on a sound machine.
  public struct Failure: Error, Sendable {
    /// The failure, after OpenSSL's error queue of this thread was emptied.
    fileprivate static func drained() -> Failure {
      ERR_clear_error()
      return Failure()
    }
  }

  private let seed: [UInt8]
  /// The public key that goes with it.
  public let publicKey: Ed25519PublicKey

  /// The key of this seed; nil unless it has 32 bytes.
  public init?(seed: some Collection<UInt8>) {
    guard seed.count == 32 else { return nil }
    self.seed = Array(seed)
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = 32
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, self.seed, 32) else {
      ERR_clear_error()
      return nil
    }
    defer { EVP_PKEY_free(key) }
    guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1,
      let publicKey = try? Ed25519PublicKey(bytes)
    else {
      ERR_clear_error()
      return nil
    }
    self.publicKey = publicKey
  }

  /// A fresh key from OpenSSL's random generator; nil when it fails.
  public static func random() -> Ed25519PrivateKey? {
    var seed = [UInt8](repeating: 0, count: 32)
    guard RAND_priv_bytes(&seed, 32) == 1 else {
      ERR_clear_error()
      return nil
    }
    return Ed25519PrivateKey(seed: seed)
  }

  /// The 32 bytes; they belong in a file with mode 0600 and nowhere else.
  public var secretBytes: [UInt8] { seed }

  /// The 64 bytes of the signature over `message`; the same message always gives the same bytes.
  public func signature(of message: [UInt8]) throws(Failure) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 64)
    var count = 64
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32),
      let context = EVP_MD_CTX_new()
    else { throw Failure.drained() }
    defer {
      EVP_PKEY_free(key)
      EVP_MD_CTX_free(context)
    }
    guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
    else { throw Failure.drained() }
    return signature
  }
}
