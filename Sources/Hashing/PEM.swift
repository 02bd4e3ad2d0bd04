import COpenSSL

/// Keys and certificates in PEM.
enum PEM {
  /// The certificates of a file in their order; the caller frees each.
  static func certificates(_ bytes: [UInt8]) -> [OpaquePointer] {
    guard let source = BIO_new_mem_buf(bytes, Int32(clamping: bytes.count)) else { return [] }
    defer { BIO_free(source) }
    var certificates: [OpaquePointer] = []
    while let certificate = PEM_read_bio_X509(source, nil, nil, nil) {
      certificates.append(certificate)
    }
    return certificates
  }

  /// The secret key of a file; nil when there is none, or it is encrypted. The caller frees it.
  static func secretKey(_ bytes: [UInt8]) -> OpaquePointer? {
    guard let source = BIO_new_mem_buf(bytes, Int32(clamping: bytes.count)) else { return nil }
    defer { BIO_free(source) }
    // Without this the terminal would be asked for a password.
    return PEM_read_bio_PrivateKey(source, nil, { _, _, _, _ in 0 }, nil)
  }

  /// A store that trusts each certificate of a file, at the given time; nil when there is none.
  /// The caller frees it.
  static func store(of authorities: [UInt8], at seconds: Int64) -> OpaquePointer? {
    let certificates = certificates(authorities)
    defer { for certificate in certificates { X509_free(certificate) } }
    guard !certificates.isEmpty, let store = X509_STORE_new() else { return nil }
    for certificate in certificates { X509_STORE_add_cert(store, certificate) }
    X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), time_t(seconds))
    return store
  }
}
