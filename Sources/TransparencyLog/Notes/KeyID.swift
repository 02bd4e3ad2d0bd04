import Hashing
import MerkleSum
import Notation

/// The first four bytes of SHA-256 over a key's name, its kind and the key: which key a signature
/// claims to be by. It is short, an identifier and no proof.
public struct KeyID: Hashable, Sendable, CustomStringConvertible {
  /// The four bytes, big-endian.
  public let bytes: [UInt8]

  /// The id of these four bytes; nil for any other number.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 4 else { return nil }
    self.bytes = Array(bytes)
  }

  /// SHA-256(name || LF || kind || key)[:4].
  init(name: String, kind: KeyKind, key: [UInt8]) {
    bytes = Array(SHA256.hash(Array(name.utf8) + [0x0A, kind.rawValue] + key).bytes[..<4])
  }

  /// Eight lower-case hexadecimal digits.
  public var description: String { Hex.encode(bytes) }
}

/// What a key signs. C2SP signed-note assigns the numbers.
public enum KeyKind: UInt8, Hashable, Sendable {
  /// The text of a note.
  case note = 0x01
  /// A checkpoint's text and the time: a witness's word that the log only ever grew.
  case cosignature = 0x04
}
