import COpenSSL

/// A signature by somebody with an X.509 certificate, in a file of its own (CMS, RFC 5652; its
/// signed attributes name the certificate, as CAdES-BES asks).
public struct DetachedCMS: Sendable {
  /// Why a signature could not be made or shows nothing.
  public enum Defect: Error, Hashable, Sendable {
    /// The bytes are no DER of a signature, or more than that.
    case malformed
    /// The file holds no certificate in PEM.
    case noCertificate
    /// The file holds no unencrypted secret key in PEM.
    case noKey
    /// The key is not the certificate's.
    case otherKey
    /// A key that OpenSSL 3.0 makes no CMS signatures with.
    case unsupportedKey
    /// The signature does not hold, or its certificate was not good at that time under one of the
    /// authorities. OpenSSL's words for it.
    case untrusted(String)

    /// The defect in words.
    public var reason: String {
      switch self {
      case .malformed: "this is no detached CMS signature in DER"
      case .noCertificate: "there is no certificate in PEM in the file"
      case .noKey: "there is no unencrypted secret key in PEM in the file"
      case .otherKey: "the secret key is not the one of the certificate"
      case .unsupportedKey:
        "only ECDSA and RSA keys sign CMS here: OpenSSL 3.0 does not with Ed25519"
      case .untrusted(let words): "the signature is not to be trusted: \(words)"
      }
    }
  }

  private static let flags = UInt32(CMS_DETACHED | CMS_BINARY | CMS_CADES)

  /// The signature's DER bytes.
  public let bytes: [UInt8]

  /// A signature in DER.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Signs a message with ECDSA or RSA over SHA-256.
  public init(signing message: [UInt8], certificate: [UInt8], key: [UInt8]) throws(Defect) {
    defer { ERR_clear_error() }
    let certificates = PEM.certificates(certificate)
    defer { for certificate in certificates { X509_free(certificate) } }
    guard let signer = certificates.first else { throw .noCertificate }
    guard let secret = PEM.secretKey(key) else { throw .noKey }
    defer { EVP_PKEY_free(secret) }
    guard [EVP_PKEY_RSA, EVP_PKEY_EC].contains(EVP_PKEY_get_base_id(secret)) else {
      throw .unsupportedKey
    }
    guard X509_check_private_key(signer, secret) == 1 else { throw .otherKey }
    guard let source = BIO_new_mem_buf(message, Int32(clamping: message.count)) else {
      throw .untrusted("out of memory")
    }
    defer { BIO_free(source) }
    guard let signature = CMS_sign(signer, secret, nil, source, DetachedCMS.flags) else {
      throw .untrusted(OpenSSLErrors.words())
    }
    defer { CMS_ContentInfo_free(signature) }
    var encoded: UnsafeMutablePointer<UInt8>?
    let count = i2d_CMS_ContentInfo(signature, &encoded)
    guard count > 0, let encoded else { throw .untrusted(OpenSSLErrors.words()) }
    defer { CRYPTO_free(encoded, nil, 0) }
    bytes = Array(UnsafeBufferPointer(start: encoded, count: Int(count)))
  }

  /// The subject of the certificate whose owner signed exactly this message, as `CN=…`; all of
  /// them where there are several.
  ///
  /// - Parameters:
  ///   - message: what was signed.
  ///   - authorities: certificates in PEM, each trusted.
  ///   - seconds: since 1970: the time at which the certificate must have been good.
  public func signer(
    of message: [UInt8], authorities: [UInt8], at seconds: Int64
  ) throws(Defect) -> String {
    defer { ERR_clear_error() }
    let signature = bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      let signature = d2i_CMS_ContentInfo(nil, &start, buffer.count)
      // Bytes after the signature would be a second thing that nobody has looked at.
      guard let signature, start == buffer.baseAddress.map({ $0 + buffer.count }) else {
        CMS_ContentInfo_free(signature)
        return OpaquePointer?.none
      }
      return signature
    }
    guard let signature else { throw .malformed }
    defer { CMS_ContentInfo_free(signature) }
    guard OBJ_obj2nid(CMS_get0_type(signature)) == NID_pkcs7_signed, CMS_is_detached(signature) == 1
    else { throw .malformed }
    guard let store = PEM.store(of: authorities, at: seconds) else { throw .noCertificate }
    defer { X509_STORE_free(store) }
    guard let source = BIO_new_mem_buf(message, Int32(clamping: message.count)) else {
      throw .untrusted("out of memory")
    }
    defer { BIO_free(source) }
    ERR_clear_error()
    guard CMS_verify(signature, nil, store, source, nil, DetachedCMS.flags) == 1 else {
      throw .untrusted(OpenSSLErrors.words())
    }
    return DetachedCMS.subject(of: signature)
  }

  /// XN_FLAG_RFC2253, a macro that Swift cannot read.
  private static let rfc2253: UInt = 0x0111_0317

  /// The names of all who signed, each as RFC 2253 writes it.
  private static func subject(of signature: OpaquePointer) -> String {
    guard let signers = CMS_get0_signers(signature) else { return "" }
    defer { OPENSSL_sk_free(signers) }
    return (0..<OPENSSL_sk_num(signers)).compactMap { index in
      guard let certificate = OPENSSL_sk_value(signers, index).map({ OpaquePointer($0) }),
        let text = BIO_new(BIO_s_mem())
      else { return nil }
      defer { BIO_free(text) }
      X509_NAME_print_ex(text, X509_get_subject_name(certificate), 0, rfc2253)
      var buffer = [UInt8](repeating: 0, count: 1024)
      let count = BIO_read(text, &buffer, Int32(buffer.count))
      return String(decoding: buffer.prefix(Int(max(0, count))), as: UTF8.self)
    }.joined(separator: "; ")
  }
}
