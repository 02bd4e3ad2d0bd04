public import Diagnostics
import Glibc
import Notation

/// A file with a key: 64 lower-case hexadecimal digits and a line feed.
public enum KeyFile {
  /// Reads a key. No message ever shows a part of it.
  public static func read(
    _ path: String
  ) throws(InputError) -> (bytes: [UInt8], readableByOthers: Bool) {
    let text = try InputFile.contents(path, limit: 4096)
    guard text.count == 65, text.last == 0x0A,
      let bytes = Hex.decode(String(decoding: text.dropLast(), as: UTF8.self), count: 32)
    else {
      let form = "64 lower-case hexadecimal digits and a line feed"
      throw text.count == 65
        ? InputError("the key is not \(form)", file: path)
        : InputError("the key file has \(text.count) bytes, a key has 65: \(form)", file: path)
    }
    var status = stat()
    let isOpen = stat(path, &status) == 0 && status.st_mode & (S_IRGRP | S_IROTH) != 0
    return (bytes, isOpen)
  }
}
