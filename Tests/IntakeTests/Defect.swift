import Diagnostics
import Foundation
import Testing

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
