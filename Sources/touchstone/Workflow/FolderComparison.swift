import Diagnostics
import Foundation

/// Compares files byte for byte and keeps the first difference in words.
final class FolderComparison {
  private let expected: (String) -> String
  private let found: (String) -> String
  /// The first difference, as a message; nil as long as there is none.
  private(set) var first: String?
  /// The number of files compared.
  private(set) var compared = 0

  init(expected: @escaping (String) -> String, found: @escaping (String) -> String) {
    self.expected = expected
    self.found = found
  }

  /// Compares files of these names, in this order.
  func compare(_ names: [String]) throws {
    for name in names where first == nil {
      compared += 1
      guard FileManager.default.fileExists(atPath: found(name)) else {
        first = "\(found(name)): the file is missing, the raw inputs give one"
        return
      }
      let one = try contents(expected(name))
      let other = try contents(found(name))
      if one != other { first = "\(found(name)):\(describe(one, other))" }
    }
  }

  /// Files of these names must not be there: a reader would take them for the audit's.
  func refuse(_ names: [String]) {
    for name in names where first == nil && FileManager.default.fileExists(atPath: found(name)) {
      first = "\(found(name)): the raw inputs give no such file"
    }
  }

  private func contents(_ path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    } catch {
      throw InputError("cannot read the file", file: path)
    }
  }

  /// `line:column: what differs`. Lines of the statement are public and shown; those of other
  /// files may hold ids and balances and are only pointed at.
  private func describe(_ expected: Data, _ found: Data) -> String {
    var line = 1
    var column = 1
    for (a, b) in zip(expected, found) {
      if a != b { return "\(line):\(column): differs from what the raw inputs give" }
      (line, column) = a == 0x0A ? (line + 1, 1) : (line, column + 1)
    }
    let what = found.count < expected.count ? "ends early" : "has more than the raw inputs give"
    return "\(line):\(column): \(what)"
  }
}
