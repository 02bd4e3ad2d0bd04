import Hashing

/// A witness's signature over a checkpoint and the time (C2SP tlog-cosignature, Ed25519).
///
/// What is signed:
///
///     cosignature/v1
///     time 1679315147
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
struct Cosignature {
  /// Seconds since 1970, 1 to 2^63 - 1.
  let time: UInt64
  private let signature: [UInt8]

  init(time: UInt64, signature: [UInt8]) {
    self.time = time
    self.signature = signature
  }

  /// Reads `u64 timestamp || 64 bytes`. A cosignature must tell its time, so 0 is none.
  init?(_ signature: NoteSignature) {
    guard signature.bytes.count == 72 else { return nil }
    let time = signature.bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard time > 0, time <= UInt64(Int64.max) else { return nil }
    self.init(time: time, signature: Array(signature.bytes[8...]))
  }

  /// The timestamp, then the signature.
  var bytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: time >> UInt64($0)) }
      + signature
  }

  static func message(_ text: [UInt8], time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n".utf8) + text
  }

  func isMade(by key: Ed25519PublicKey, over text: [UInt8]) -> Bool {
    key.isSignature(signature, of: Cosignature.message(text, time: time))
  }
}
