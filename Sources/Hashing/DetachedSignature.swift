import COpenSSL

/// A signature in a file of its own, over the bytes of another file.
///
/// The key says the algorithm: Ed25519, or RSA (PKCS #1 v1.5) and ECDSA over SHA-256, as
/// `openssl pkeyutl -sign -rawin` and `openssl dgst -sha256 -sign` make them.
public struct DetachedSignature: Sendable {
  /// Why a signature could not be checked at all.
  public enum Defect: Error, Hashable, Sendable {
    /// The key file holds no public key in PEM.
    case notAPublicKey
    /// The key is of a kind that is not known here.
    case unknownAlgorithm
  }

  /// The signature's bytes.
  public let bytes: [UInt8]

  /// A signature of these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// True when the signature is the key's, over exactly this message.
  ///
  /// - Parameter publicKey: a public key in PEM (`BEGIN PUBLIC KEY`).
  public func verifies(_ message: [UInt8], publicKey: [UInt8]) throws(Defect) -> Bool {
    // What a failed call leaves in OpenSSL's queue would be taken for a later call's error.
    defer { ERR_clear_error() }
    guard let source = BIO_new_mem_buf(publicKey, Int32(clamping: publicKey.count)) else {
      throw .notAPublicKey
    }
    defer { BIO_free(source) }
    guard let key = PEM_read_bio_PUBKEY(source, nil, nil, nil) else { throw .notAPublicKey }
    defer { EVP_PKEY_free(key) }
    let digest: OpaquePointer?
    switch EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_ED25519: digest = nil
    case EVP_PKEY_RSA, EVP_PKEY_EC: digest = EVP_sha256()
    default: throw .unknownAlgorithm
    }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, digest, nil, key) == 1 else { return false }
    return EVP_DigestVerify(context, bytes, bytes.count, message, message.count) == 1
  }
}
