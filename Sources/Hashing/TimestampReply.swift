import COpenSSL
public import MerkleSum

/// The answer of a time stamping authority (RFC 3161): it saw this hash at that time.
public struct TimestampReply: Sendable {
  /// Why an answer shows nothing.
  public enum Defect: Error, Hashable, Sendable {
    /// The bytes are no DER of a reply, or more than that.
    case malformed
    /// The authority refused.
    case notGranted
    /// The token is over a hash of another kind than SHA-256.
    case otherAlgorithm
    /// The token is over another hash.
    case otherMessage
    /// The file of authorities holds no certificate in PEM.
    case noAuthority
    /// The signature does not hold, or its certificate was not one for time stamps under one of
    /// the authorities at the stamped time. OpenSSL's words for it.
    case untrusted(String)

    /// The defect in words.
    public var reason: String {
      switch self {
      case .malformed: "this is no reply of a time stamping authority"
      case .notGranted: "the time stamping authority has refused"
      case .otherAlgorithm: "the time stamp is not over SHA-256"
      case .otherMessage: "the time stamp is over another text"
      case .noAuthority: "there is no certificate in PEM in the file"
      case .untrusted(let words): "the time stamp is not to be trusted: \(words)"
      }
    }
  }

  private let bytes: [UInt8]

  /// A reply in DER.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The time that stands in a token over `digest` by an authority under one of the certificates,
  /// in seconds since 1970.
  ///
  /// Certificates are checked at the stamped time, not now: a token outlives the certificate that
  /// it was made with.
  ///
  /// - Parameters:
  ///   - digest: what was stamped.
  ///   - authorities: certificates in PEM, each trusted.
  public func time(of digest: Digest, authorities: [UInt8]) throws(Defect) -> Int64 {
    defer { ERR_clear_error() }
    let reply = bytes.withUnsafeBufferPointer { buffer in
      var start = buffer.baseAddress
      let reply = d2i_TS_RESP(nil, &start, buffer.count)
      // Bytes after the reply would be a second thing that nobody has looked at.
      guard let reply, start == buffer.baseAddress.map({ $0 + buffer.count }) else {
        TS_RESP_free(reply)
        return OpaquePointer?.none
      }
      return reply
    }
    guard let reply else { throw .malformed }
    defer { TS_RESP_free(reply) }
    guard let status = TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(reply)),
      ASN1_INTEGER_get(status) <= 1, let token = TS_RESP_get_tst_info(reply)
    else { throw .notGranted }
    guard TimestampReply.isSHA256(token) else { throw .otherAlgorithm }
    guard let hash = TS_MSG_IMPRINT_get_msg(TS_TST_INFO_get_msg_imprint(token)),
      Array(
        UnsafeBufferPointer(
          start: ASN1_STRING_get0_data(hash), count: Int(ASN1_STRING_length(hash))))
        == digest.bytes
    else { throw .otherMessage }
    guard let seconds = TimestampReply.seconds(TS_TST_INFO_get_time(token)) else {
      throw .malformed
    }
    try verify(reply, digest, authorities, at: seconds)
    return seconds
  }

  private func verify(
    _ reply: OpaquePointer, _ digest: Digest, _ authorities: [UInt8], at seconds: Int64
  ) throws(Defect) {
    guard let store = PEM.store(of: authorities, at: seconds) else { throw .noAuthority }
    guard let context = TS_VERIFY_CTX_new() else {
      X509_STORE_free(store)
      throw .untrusted("out of memory")
    }
    // The context owns what it is given.
    defer { TS_VERIFY_CTX_free(context) }
    TS_VERIFY_CTX_set_store(context, store)
    guard let imprint = CRYPTO_malloc(32, nil, 0) else { throw .untrusted("out of memory") }
    imprint.copyMemory(from: digest.bytes, byteCount: 32)
    TS_VERIFY_CTX_set_imprint(context, imprint.assumingMemoryBound(to: UInt8.self), 32)
    TS_VERIFY_CTX_set_flags(
      context, Int32(TS_VFY_SIGNATURE | TS_VFY_VERSION | TS_VFY_IMPRINT))
    ERR_clear_error()
    guard TS_RESP_verify_response(context, reply) == 1 else {
      throw .untrusted(OpenSSLErrors.words())
    }
  }

  private static func isSHA256(_ token: OpaquePointer) -> Bool {
    guard let algorithm = TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(token)) else {
      return false
    }
    var object: OpaquePointer?
    X509_ALGOR_get0(&object, nil, nil, algorithm)
    return OBJ_obj2nid(object) == NID_sha256
  }

  /// Seconds since 1970; nil when the time is none.
  private static func seconds(_ time: UnsafePointer<ASN1_GENERALIZEDTIME>?) -> Int64? {
    guard let time, let epoch = ASN1_TIME_set(nil, 0) else { return nil }
    defer { ASN1_TIME_free(epoch) }
    var (days, seconds): (Int32, Int32) = (0, 0)
    guard ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else { return nil }
    return Int64(days) * 86_400 + Int64(seconds)
  }
}
