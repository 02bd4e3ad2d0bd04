import Hashing
import MerkleSum

/// The first 128 bytes of a stored tree.
struct TreeHeader: Equatable {
  let layout: TreeLayout
  let root: SumNode

  /// The header's bytes; SHA-256 over the first 96 of them stands at the end.
  var bytes: [UInt8] {
    var bytes = TreeLayout.magic
    bytes += root.bytes
    withUnsafeBytes(of: UInt64(layout.idBytes).bigEndian) { bytes.append(contentsOf: $0) }
    bytes += repeatElement(0, count: 96 - bytes.count)
    return bytes + SHA256.hash(bytes).bytes
  }

  init(layout: TreeLayout, root: SumNode) {
    self.layout = layout
    self.root = root
  }

  /// Reads a header; nil when these bytes are none.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == TreeLayout.headerBytes, bytes.starts(with: TreeLayout.magic),
      SHA256.hash(Array(bytes[..<96])).bytes == Array(bytes[96...])
    else { return nil }
    let start = TreeLayout.magic.count
    root = bytes.withUnsafeBytes { SumNode(at: start, in: $0) }
    let length = bytes[(start + SumNode.byteCount)...].prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    // Bounds that no real tree comes near keep the arithmetic below from overflowing.
    guard (1...1 << 40).contains(root.count), length <= 255 * root.count else { return nil }
    layout = TreeLayout(count: root.count, idBytes: Int(length))
    guard self.bytes == bytes else { return nil }
  }
}
