import Diagnostics
import Foundation
import Testing

/// A folder for one test, which goes away with it.
final class Scratch {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/touchstone-test-\(UUID().uuidString)"
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, over an older one of that name, and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let file = path + "/" + name
    precondition(FileManager.default.createFile(atPath: file, contents: Data(bytes)))
    return file
  }

  /// What stands in the folder.
  var names: [String] { try! FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// A file's bytes.
func contents(_ path: String) -> [UInt8] {
  Array(FileManager.default.contents(atPath: path) ?? Data())
}

/// The reason of the `InputError` that `body` throws.
func reason(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> String {
  do {
    try body()
  } catch let error as InputError {
    return error.reason
  } catch {
    Issue.record("\(error) is no InputError", sourceLocation: sourceLocation)
  }
  return "none"
}
