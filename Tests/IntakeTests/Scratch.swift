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
  func file(_ name: String, _ bytes: some Sequence<UInt8>) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let bytes = Array(bytes)
    precondition(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    return file
  }

  /// Writes a file with a text.
  func file(_ name: String, _ text: String) -> String { file(name, text.utf8) }
}

/// What `body` throws: the reason and the place as `line:column`, without the file's name.
func defect(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) -> String {
  do {
    try body()
  } catch let error as InputError {
    guard let line = error.location?.line else { return error.reason }
    return "\(line):\(error.location?.column ?? 0): \(error.reason)"
  } catch {
    Issue.record("\(error) is no InputError", sourceLocation: sourceLocation)
  }
  return "none"
}

/// All strings of up to `length` symbols.
func strings(of symbols: [UInt8], upTo length: Int) -> [[UInt8]] {
  var all: [[UInt8]] = [[]]
  var longest = all
  for _ in 0..<length {
    longest = longest.flatMap { start in symbols.map { start + [$0] } }
    all += longest
  }
  return all
}
