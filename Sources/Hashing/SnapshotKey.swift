import COpenSSL
import MerkleSum

/// The one secret of a snapshot: 32 random bytes. Each tree has a key of its own derived from it,
/// so that publishing one tree's key opens nothing else.
public struct SnapshotKey: Sendable {
  /// Which tree a key is for.
  public enum Tree: String, CaseIterable, Sendable {
    /// The holders' balances.
    case liabilities
    /// The accepted bars.
    case inventory
  }

  private let bytes: [UInt8]

  /// The key of these 32 bytes; nil for any other number.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// A fresh key from OpenSSL's random generator; nil when it fails.
  public static func random() -> SnapshotKey? {
    var bytes = [UInt8](repeating: 0, count: 32)
    guard RAND_bytes(&bytes, 32) == 1 else { return nil }
    return SnapshotKey(bytes: bytes)
  }

  /// The 32 bytes; they belong in a file with mode 0600 and nowhere else.
  public var secretBytes: [UInt8] { bytes }

  /// HMAC-SHA-256(key, label LF issuer LF snapshot LF), label `touchstone/<tree>/1`. Binding
  /// issuer and snapshot keeps quarters unlinkable even when a key file is copied forward.
  public func treeKey(_ tree: Tree, issuer: String, snapshot: String) -> TreeKey {
    let message = "touchstone/\(tree.rawValue)/1\n\(issuer)\n\(snapshot)\n"
    return TreeKey(bytes: HMACSHA256(key: bytes).code(for: Array(message.utf8)).bytes)!
  }
}
