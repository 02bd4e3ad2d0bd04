import Foundation
import Glibc

/// A folder that lives as long as the test that made it.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    let base = FileManager.default.temporaryDirectory.path
    path = base + "/touchstone-test-" + UUID().uuidString
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file inside.
  func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders that it stands in.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let url = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Writes a text.
  func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }

  /// A file's bytes.
  func bytes(_ name: String) throws -> [UInt8] { try contents(path(name)) }

  /// A file's text.
  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  func exists(_ name: String) -> Bool { access(path(name), F_OK) == 0 }

  /// The permissions of a file or folder.
  func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat(path(name), &status) == 0 ? status.st_mode & 0o777 : 0
  }

  /// The names of all that is inside, folders too, sorted.
  func listing() -> [String] {
    (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []).sorted()
  }

  /// Runs the tool in this folder.
  func touchstone(
    _ arguments: String..., environment: [String: String] = [:], output: String? = nil
  ) throws -> Outcome {
    try run(touchstonePath, arguments, in: path, environment: environment, output: output)
  }
}
