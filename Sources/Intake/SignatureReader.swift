public import Audit
public import Diagnostics
import Hashing
public import MerkleSum

/// Checks detached signatures.
public enum SignatureReader {
  /// The most bytes of a signed file: a signature is checked over the whole file at once.
  private static let limit = 1 << 30

  /// What comes of checking a signature over a file's bytes; nil when there is no signature.
  ///
  /// - Parameter sha256: the hash of the bytes that the audit read; the signature is checked over
  ///   these and no others.
  /// - Throws: `InputError` for a key that is none. A signature that is not the key's is a
  ///   verdict, whatever its bytes are.
  public static func check(
    _ signature: Engagement.SignatureFile?, over path: String, sha256: Digest
  ) throws(InputError) -> SignatureVerdict? {
    guard let signature else { return nil }
    let key = try InputFile.contents(signature.keyPath, limit: 1 << 16)
    let bytes = try InputFile.contents(signature.path, limit: 1 << 16)
    let message = try InputFile.contents(path, limit: limit)
    guard SHA256.hash(message) == sha256 else {
      throw InputError("the file changed while it was read", file: path)
    }
    do {
      let isValid = try DetachedSignature(bytes).verifies(message, publicKey: key)
      return isValid ? .valid : .invalid
    } catch {
      throw InputError(
        error == .notAPublicKey ? "not a public key in PEM" : "a key of an unknown algorithm",
        file: signature.keyPath, hint: "Ed25519, ECDSA or RSA, 'openssl pkey -pubout' writes it")
    }
  }
}
