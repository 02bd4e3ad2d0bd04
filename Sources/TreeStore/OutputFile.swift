public import Diagnostics
import Glibc

/// A file being written. It is made anew and never written over; every failed write is an error
/// that names the file under its final name.
public final class OutputFile {
  private let descriptor: Int32
  private let name: String
  private var pending: [UInt8] = []
  private var end = 0
  private static let bufferBytes = 1 << 18

  /// Makes a new file.
  ///
  /// - Parameters:
  ///   - path: where it is written; there must be no such file yet.
  ///   - name: what messages call it; it will be moved there later.
  ///   - isPrivate: true for mode 0600 instead of 0644.
  public init(creating path: String, name: String, isPrivate: Bool = false) throws(InputError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    self.name = name
    guard descriptor >= 0 else { throw systemError("cannot create the file", file: name) }
  }

  /// Fills the file of a lock from its beginning.
  private init(taking lock: WriteLock, name: String) throws(InputError) {
    descriptor = dup(lock.descriptor)
    self.name = name
    guard descriptor >= 0, ftruncate(descriptor, 0) == 0 else {
      throw systemError("cannot write", file: name)
    }
  }

  /// Opens what is there, such as a pipe.
  private init(opening path: String) throws(InputError) {
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    name = path
    guard descriptor >= 0 else { throw systemError("cannot open", file: path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Appends bytes.
  public func append(_ bytes: [UInt8]) throws(InputError) {
    pending.append(contentsOf: bytes)
    if pending.count >= OutputFile.bufferBytes { try flush() }
  }

  /// Appends a text's UTF-8.
  public func append(_ text: String) throws(InputError) { try append(Array(text.utf8)) }

  /// Writes bytes at an offset, without regard to what is appended.
  func write(_ bytes: [UInt8], at offset: Int) throws(InputError) {
    try bytes.withUnsafeBytes { bytes in
      Result { () throws(InputError) in try write(bytes, at: offset) }
    }.get()
  }

  /// Writes bytes at an offset; different threads may write to different places.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(InputError) {
    var done = 0
    while done < bytes.count {
      let written = pwrite(
        descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw systemError("cannot write", file: name) }
      done += written
    }
  }

  /// Writes bytes one after the other, where offsets mean nothing.
  private func writeAll(_ bytes: [UInt8]) throws(InputError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + done, bytes.count - done)
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw systemError("cannot write", file: name) }
      done += written
    }
  }

  /// Writes what is left and waits until it is on the disk.
  public func finish() throws(InputError) {
    try flush()
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw systemError("cannot write", file: name)
    }
  }

  private func flush() throws(InputError) {
    try write(pending, at: end)
    end += pending.count
    pending.removeAll(keepingCapacity: true)
  }
}

/// Where a file or folder is made before it takes its place: beside it, so that moving it is one
/// step, and under a name that is ours alone.
func incompletePath(for path: String) -> String {
  // A slash at the end would put it inside.
  var trimmed = path[...]
  while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
  let nameStart = trimmed.lastIndex(of: "/").map { trimmed.index(after: $0) } ?? trimmed.startIndex
  return trimmed[..<nameStart] + "." + trimmed[nameStart...] + ".touchstone-incomplete"
}

/// An error in the words of the operating system, for the last failed call.
///
/// - Parameter fullHint: what helps when the disk is full.
func systemError(
  _ what: String, file: String,
  fullHint: String = "free some space, or give another output folder"
) -> InputError {
  let code = errno
  let words = String(cString: strerror(code)).lowercased()
  return InputError("\(what): \(words)", file: file, hint: code == ENOSPC ? fullHint : nil)
}

extension OutputFile {
  /// Writes a whole file: it is made under another name and then takes the place of whatever
  /// stood at `path`.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(InputError) {
    var status = stat()
    // A device or pipe is written as it is; a file is replaced whole.
    guard stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      try OutputFile(opening: path).writeAll(bytes)
      return
    }
    let temporary = incompletePath(for: path)
    let lock = try WriteLock(temporary, name: path) { () throws(InputError) in
      let descriptor = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw systemError("cannot create the file", file: path) }
      return descriptor
    }
    UnfinishedOutput.begin(temporary)
    defer { UnfinishedOutput.end(temporary) }
    do throws(InputError) {
      let file = try OutputFile(taking: lock, name: path)
      try file.append(bytes)
      try file.finish()
      guard rename(temporary, path) == 0 else {
        throw systemError("cannot move the finished file to its place", file: path)
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }
}
