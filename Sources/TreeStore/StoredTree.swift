import Diagnostics
import Glibc
import MerkleSum

/// The file of a stored tree, read piece by piece.
///
/// What reads all of it, reads it this way and not through a map: a disk that fails, or a file that
/// is cut short meanwhile, is then an error and no signal.
final class StoredTree: Sendable {
  let path: String
  let layout: TreeLayout
  let root: SumNode
  /// Open for reading as long as this lives.
  let descriptor: Int32

  /// Opens a tree and reads its header.
  init(path: String) throws(InputError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("cannot open the stored tree", file: path) }
    do throws(InputError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw InputError("the stored tree is not a file", file: path)
      }
      let size = Int(status.st_size)
      var start = [UInt8](repeating: 0, count: TreeLayout.headerBytes)
      let readable = pread(descriptor, &start, start.count, 0) == start.count
      guard readable, let header = TreeHeader(start) else {
        throw InputError("not a stored tree of this version", file: path)
      }
      guard header.layout.fileBytes == size else {
        throw InputError(
          "the stored tree has \(size) bytes, its header asks for \(header.layout.fileBytes)",
          file: path, hint: "it was cut short or changed; run the audit again")
      }
      layout = header.layout
      root = header.root
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Reads bytes into `buffer`, which becomes as long as they are.
  func read(_ range: Range<Int>, into buffer: inout [UInt8]) throws(InputError) {
    if buffer.count > range.count { buffer.removeLast(buffer.count - range.count) }
    if buffer.count < range.count {
      buffer.append(contentsOf: repeatElement(0, count: range.count - buffer.count))
    }
    var done = 0
    while done < range.count {
      let count = buffer.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress! + done, range.count - done, off_t(range.lowerBound + done))
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw systemError("cannot read the stored tree", file: path) }
      guard count > 0 else {
        throw InputError("the stored tree was cut short while it was read", file: path)
      }
      done += count
    }
  }

  /// The stored nodes of a level at these positions.
  func readNodes(
    level: Int, _ positions: Range<Int>, into buffer: inout [UInt8]
  ) throws(InputError) {
    let start = layout.nodeStart(level: level, position: positions.lowerBound)
    try read(start..<(start + positions.count * SumNode.byteCount), into: &buffer)
  }

  /// The position of the first leaf whose nonce is not below `nonce`.
  func position(of nonce: UInt128) throws(InputError) -> Int {
    var low = 0
    var high = Int(layout.count)
    var bytes: [UInt8] = []
    while low < high {
      let middle = low + (high - low) / 2
      let start = layout.recordsStart + middle * TreeLayout.recordBytes
      try read(start..<(start + 16), into: &bytes)
      let found = bytes.withUnsafeBytes { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
      if found < nonce { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
