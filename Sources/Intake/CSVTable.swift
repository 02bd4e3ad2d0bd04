import Diagnostics

/// A CSV file with a header: finds the columns and sees to it that every row has all of them.
struct CSVTable {
  let scanner: CSVScanner
  private let path: String
  /// The header's names with their columns in the file.
  let header: [(name: [UInt8], column: Int)]

  /// Reads the header.
  init(_ file: InputFile, pieceBytes: Int = 1 << 18) throws(InputError) {
    try self.init(CSVScanner(file, pieceBytes: pieceBytes), of: file.path)
  }

  /// Reads the header as the next record of `scanner`.
  init(_ scanner: CSVScanner, of path: String) throws(InputError) {
    self.path = path
    self.scanner = scanner
    _ = try scanner.next()
    var header: [(name: [UInt8], column: Int)] = []
    for index in scanner.fields.indices {
      let name = Array(scanner.bytes(index))
      let column = scanner.fields[index].column
      // The first row of a file without a header is a holder: what it holds is not shown.
      if let first = header.first(where: { $0.name == name }) {
        throw InputError(
          "duplicate column, the first one is at column \(first.column)", file: path, line: 1,
          column: column)
      }
      header.append((name, column))
    }
    self.header = header
  }

  /// The place of the column of this name; the name is compared as bytes.
  func column(_ name: String) throws(InputError) -> Int {
    let bytes = Array(name.utf8)
    guard let index = header.firstIndex(where: { $0.name == bytes }) else {
      throw InputError(
        "missing column '\(CSVTable.printable(bytes))'", file: path, line: 1, column: 1,
        hint: "the first row must be a header, and the engagement names its columns")
    }
    return index
  }

  /// The header must be exactly these names in this order.
  func requireHeader(_ names: [String]) throws(InputError) {
    for (index, name) in names.enumerated() {
      guard index < header.count, header[index].name == Array(name.utf8) else {
        let column = index < header.count ? header[index].column : nil
        throw InputError(
          "expected the column '\(name)'", file: path, line: 1, column: column ?? 1,
          hint: "the header is \(names.joined(separator: ","))")
      }
    }
    guard header.count == names.count else {
      throw InputError(
        "unknown column '\(CSVTable.printable(header[names.count].name))'", file: path, line: 1,
        column: header[names.count].column, hint: "the header is \(names.joined(separator: ","))")
    }
  }

  /// Reads the next row; false at the end. Every row has as many fields as the header.
  @inline(__always)
  func next() throws(InputError) -> Bool {
    guard try scanner.next() else { return false }
    if scanner.fields.count != header.count {
      throw CSVTable.wrongWidth(scanner, expected: header.count, path)
    }
    return true
  }

  /// The present row has more or fewer fields than the header.
  static func wrongWidth(_ scanner: CSVScanner, expected: Int, _ path: String) -> InputError {
    let count = scanner.fields.count
    let place = count > expected ? scanner.fields[expected] : scanner.fields[0]
    return InputError(
      "the row has \(count) field\(count == 1 ? "" : "s"), the header has \(expected)",
      file: path, line: place.line, column: place.column)
  }

  /// A text of a file in a message: control characters and broken UTF-8 are not passed on.
  static func printable(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(64), as: UTF8.self)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
        }))
  }
}
