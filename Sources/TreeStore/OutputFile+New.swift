public import Diagnostics
import Glibc

extension OutputFile {
  /// Writes a whole new file: it appears complete or not at all, and never takes another's place.
  ///
  /// - Throws: `InputError`, also when there is such a file already.
  public static func create(
    _ path: String, with bytes: [UInt8], isPrivate: Bool = false
  ) throws(InputError) {
    guard try isTaken(path, whenLinking: bytes, isPrivate: isPrivate) else { return }
    throw InputError(
      "the file exists", file: path, hint: "it is never written over; give another name")
  }

  /// Writes a whole new file, or finds that it is there with these bytes.
  ///
  /// - Throws: `InputError`, also when it is there with other bytes.
  public static func createOrCompare(_ path: String, with bytes: [UInt8]) throws(InputError) {
    guard try isTaken(path, whenLinking: bytes, isPrivate: false) else { return }
    guard try contents(path, count: bytes.count) == bytes else {
      throw InputError("the file exists and has other contents", file: path)
    }
  }

  /// True when a file was there already, which is then left alone.
  private static func isTaken(
    _ path: String, whenLinking bytes: [UInt8], isPrivate: Bool
  ) throws(InputError) -> Bool {
    // Two programs may want the same name at once; what each prepares is its own.
    let temporary = incompletePath(for: path) + "-\(getpid())"
    unlink(temporary)
    UnfinishedOutput.begin(temporary)
    defer {
      unlink(temporary)
      UnfinishedOutput.end(temporary)
    }
    let file = try OutputFile(creating: temporary, name: path, isPrivate: isPrivate)
    try file.append(bytes)
    try file.finish()
    guard link(temporary, path) != 0 else {
      try syncFolder(of: path)
      return false
    }
    guard errno == EEXIST else { throw systemError("cannot create the file", file: path) }
    return true
  }

  /// A file's bytes, one more than `count` at the most.
  private static func contents(_ path: String, count: Int) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError("cannot open the file", file: path) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count + 1)
    var done = 0
    while done < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress! + done, $0.count - done)
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw systemError("cannot read the file", file: path) }
      if got == 0 { break }
      done += got
    }
    return Array(bytes[..<done])
  }
}

/// Waits until the disk knows under which names the files beside `path` stand: without that, a
/// file that was moved to its place may be gone after a power failure.
public func syncFolder(of path: String) throws(InputError) {
  let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { throw systemError("cannot open the folder", file: folder) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 || errno == EINVAL else {
    throw systemError("cannot write the folder", file: folder)
  }
}
