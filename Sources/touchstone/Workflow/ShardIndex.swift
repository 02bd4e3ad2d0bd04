import Glibc
import MerkleSum

/// The index of a shard of proofs: a line of magic, then for each proof in order of the nonces
/// `nonce:16 | end:8`, big-endian; a proof's line begins where the one before ends.
struct ShardIndex {
  static let magic = Array("touchstone/proof-index/1\n".utf8)
  static let entryBytes = 24

  /// The number of proofs, and how long their lines are together.
  let count: Int
  let lineBytes: Int

  /// Reads how much an index holds; nil when it is none.
  init?(path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let entries = Int(status.st_size) - ShardIndex.magic.count
    guard entries >= 0, entries % ShardIndex.entryBytes == 0 else { return nil }
    count = entries / ShardIndex.entryBytes
    var magic = ShardIndex.magic
    guard pread(descriptor, &magic, magic.count, 0) == magic.count, magic == ShardIndex.magic
    else { return nil }
    guard count > 0 else {
      lineBytes = 0
      return
    }
    var end = UInt64(0)
    guard pread(descriptor, &end, 8, off_t(status.st_size) - 8) == 8 else { return nil }
    lineBytes = Int(truncatingIfNeeded: UInt64(bigEndian: end))
  }

  /// Appends an entry.
  static func append(nonce: Nonce, end: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: nonce.value.bigEndian) { bytes.append(contentsOf: $0) }
    withUnsafeBytes(of: end.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
