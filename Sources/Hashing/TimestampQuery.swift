import COpenSSL
public import MerkleSum

/// The question to a time stamping authority (RFC 3161): when was this hash shown to you?
public enum TimestampQuery {
  /// The query's DER bytes, for SHA-256, with a random nonce of 64 bits, asking for the
  /// authority's certificate in the reply; nil when OpenSSL or its random generator fails.
  public static func encode(_ digest: Digest) -> [UInt8]? {
    defer { ERR_clear_error() }
    guard let query = TS_REQ_new(), let imprint = TS_MSG_IMPRINT_new(),
      let algorithm = X509_ALGOR_new(), let nonce = ASN1_INTEGER_new()
    else { return nil }
    defer {
      TS_REQ_free(query)
      TS_MSG_IMPRINT_free(imprint)
      X509_ALGOR_free(algorithm)
      ASN1_INTEGER_free(nonce)
    }
    var random: UInt64 = 0
    var hash = digest.bytes
    X509_ALGOR_set_md(algorithm, EVP_sha256())
    // Each call takes a copy of what it is given.
    guard withUnsafeMutableBytes(of: &random, { RAND_bytes($0.baseAddress, 8) }) == 1,
      ASN1_INTEGER_set_uint64(nonce, random) == 1,
      TS_MSG_IMPRINT_set_algo(imprint, algorithm) == 1,
      TS_MSG_IMPRINT_set_msg(imprint, &hash, 32) == 1, TS_REQ_set_version(query, 1) == 1,
      TS_REQ_set_msg_imprint(query, imprint) == 1, TS_REQ_set_nonce(query, nonce) == 1,
      TS_REQ_set_cert_req(query, 1) == 1
    else { return nil }
    var encoded: UnsafeMutablePointer<UInt8>?
    let count = i2d_TS_REQ(query, &encoded)
    guard count > 0, let encoded else { return nil }
    defer { CRYPTO_free(encoded, nil, 0) }
    return Array(UnsafeBufferPointer(start: encoded, count: Int(count)))
  }
}
