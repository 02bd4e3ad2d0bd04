import Foundation

/// Standard output and standard error.
enum Console {
  /// Writes data to standard output. A reader that went away is no error; a full disk is.
  static func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Writes data to standard output.
  static func write(_ bytes: [UInt8]) throws {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes {
        Glibc.write(STDOUT_FILENO, $0.baseAddress! + done, bytes.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { return }
        throw OutputError()
      }
      done += written
    }
  }

  /// Writes a message for people to standard error, as `touchstone: …`.
  static func complain(_ message: String) {
    FileHandle.standardError.write(Data("touchstone: \(message)\n".utf8))
  }

  /// Standard output could not be written.
  struct OutputError: Error, CustomStringConvertible {
    let description = "cannot write to standard output: \(String(cString: strerror(errno)))"
  }
}
