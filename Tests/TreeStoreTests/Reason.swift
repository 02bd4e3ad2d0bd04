import Diagnostics
import Foundation
import Testing

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
