public import Diagnostics
import Glibc
import Hashing
public import MerkleSum

/// A file being read from its beginning to its end, in large pieces.
public final class InputFile {
  /// The file's path, for messages.
  public let path: String
  /// The file's length when it was opened.
  public let size: Int
  private let descriptor: Int32
  private let opened: stat
  private let isHashed: Bool
  private var position = 0
  private var hash = SHA256()

  /// Opens a file or a pipe; `isHashed` is false where nobody asks for a long file's hash.
  public init(_ path: String, isHashed: Bool = true) throws(InputError) {
    self.path = path
    self.isHashed = isHashed
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.failure("cannot open the file", path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw InputFile.failure("cannot open the file", path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw InputError("is a directory, not a file", file: path)
    }
    opened = status
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// SHA-256 of the bytes read so far: what was parsed and what was hashed are the same bytes.
  var digest: Digest { hash.finish() }

  /// Fills `buffer` from where reading stopped; 0 at the end.
  ///
  /// At the end the file must still be the one that was opened: a list that changes under the
  /// reader's eyes has no total.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw InputFile.failure("cannot read the file", path) }
      position += count
      if count == 0 { try checkUnchanged() }
      if isHashed { hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
      return count
    }
  }

  private func checkUnchanged() throws(InputError) {
    guard opened.st_mode & S_IFMT == S_IFREG else { return }
    var now = stat()
    // By its path: another file that took its place is a change too.
    guard stat(path, &now) == 0, now.st_ino == opened.st_ino, now.st_dev == opened.st_dev,
      position == size, now.st_size == opened.st_size,
      now.st_mtim.tv_sec == opened.st_mtim.tv_sec, now.st_mtim.tv_nsec == opened.st_mtim.tv_nsec
    else { throw InputError("the file changed while it was read", file: path) }
  }

  private static func failure(_ what: String, _ path: String) -> InputError {
    InputError("\(what): \(String(cString: strerror(errno)).lowercased())", file: path)
  }
}

extension InputFile {
  /// The bytes of a small file.
  ///
  /// - Throws: `InputError`, also when the file has more than `limit` bytes.
  public static func contents(_ path: String, limit: Int) throws(InputError) -> [UInt8] {
    let file = try InputFile(path, isHashed: false)
    var bytes: [UInt8] = []
    try file.forEachPiece { piece throws(InputError) in
      bytes.append(contentsOf: piece)
      // The length that a pipe will have is not known before.
      guard bytes.count <= limit else {
        throw InputError("the file has more than \(limit) bytes", file: path)
      }
    }
    return bytes
  }

  /// SHA-256 of a file of any size.
  public static func sha256(_ path: String) throws(InputError) -> Digest {
    let file = try InputFile(path)
    try file.forEachPiece { _ in }
    return file.digest
  }

  /// A file's length; 0 when it cannot be told.
  public static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Calls `body` with one piece after the other.
  private func forEachPiece(
    _ body: (UnsafeRawBufferPointer) throws(InputError) -> Void
  ) throws(InputError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
