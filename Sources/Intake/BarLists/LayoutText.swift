import Diagnostics

/// A line of the text that `pdftotext -layout` makes of a page, cut where two or more spaces
/// stand, and around each weight. Another single space is part of a cell: serial numbers and names
/// have some.
struct LayoutLine {
  /// The line, from 1.
  let number: Int
  /// True for the first line of a page.
  let startsPage: Bool
  /// The cells from left to right, not yet named.
  let cells: [ListCell]

  /// The words of the line, in capitals and without the punctuation of headings.
  var words: [String] {
    cells.flatMap { cell in
      cell.text.uppercased().split(separator: " ").map { word in
        String(word.drop { $0 == "." || $0 == ":" }.prefix { $0 != "." && $0 != ":" })
      }
    }
    .filter { !$0.isEmpty }
  }

  /// True when a weight is among the cells.
  var hasWeight: Bool { cells.contains { LayoutLine.isWeight(Array($0.text.utf8)[...]) } }

  /// Digits, perhaps in groups, a point and three or four digits.
  static func isWeight(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.count == 2, (3...4).contains(parts[1].count), let first = parts[0].first else {
      return false
    }
    return isDigit(first) && parts[1].allSatisfy(isDigit)
      && parts[0].allSatisfy { isDigit($0) || $0 == 0x2C }
  }

  /// What stands behind a label, in the label's own cell or in the next one; nil without it.
  func value(after label: String) -> ListCell? {
    for (index, cell) in cells.enumerated() {
      // A look at the first letter spares nearly every cell of a row the comparison.
      guard let a = cell.text.utf8.first, let b = label.utf8.first, a | 0x20 == b | 0x20 else {
        continue
      }
      let start = cell.text.prefix(label.count)
      guard start.lowercased() == label.lowercased() else { continue }
      let rest = cell.text.dropFirst(label.count)
      guard rest.isEmpty || rest.first == ":" || rest.first == " " else { continue }
      for (text, origin) in [(rest, cell)] + cells[(index + 1)...].map({ ($0.text[...], $0) }) {
        let value = text.drop { $0 == ":" || $0 == " " }
        guard !value.isEmpty else { continue }
        let offset = origin.text.utf8.count - value.utf8.count
        return ListCell(
          text: String(value), name: label, line: number, column: origin.column + offset)
      }
    }
    return nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The text of a list that is published as a PDF.
struct LayoutText {
  /// The most bytes that are read; the longest list known has about 40 million.
  static let maximumBytes = 1 << 28

  private let bytes: [UInt8]
  private let path: String

  /// Reads all of a file, and sees to it that it is plain UTF-8.
  init(_ file: InputFile) throws(InputError) {
    path = file.path
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    while true {
      let count = try file.read(into: piece)
      if count == 0 { break }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: piece[..<count]))
      guard bytes.count <= Self.maximumBytes else {
        throw InputError("the file has more than \(Self.maximumBytes) bytes", file: path)
      }
    }
    self.bytes = bytes
    guard !bytes.isEmpty else { throw InputError("the file is empty", file: path) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw InputError(
        "the file begins with a byte order mark", file: path, line: 1, column: 1,
        hint: "save it as UTF-8 without BOM")
    }
    let invalid = bytes.withUnsafeBytes { firstInvalidUTF8(in: $0) }
    if let offset = invalid ?? bytes.firstIndex(of: 0) {
      throw InputError(
        invalid == nil ? "a NUL byte" : "not valid UTF-8", file: path,
        line: bytes[..<offset].count { $0 == 0x0A } + 1,
        column: offset - (bytes[..<offset].lastIndex(of: 0x0A) ?? -1),
        hint: "make the text with pdftotext -layout -enc UTF-8")
    }
  }

  /// Calls `body` with each line, blank ones too.
  func forEachLine(
    _ body: (LayoutLine) throws(InputError) -> Void
  ) throws(InputError) {
    var start = 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      try body(line(start, end, number))
      start = end + 1
      number += 1
    }
  }

  private func line(_ start: Int, _ end: Int, _ number: Int) -> LayoutLine {
    var position = start
    // pdftotext sets a form feed before a page's first line.
    while position < end, bytes[position] == 0x0C { position += 1 }
    let startsPage = position > start || number == 1
    var last = end
    if last > position, bytes[last - 1] == 0x0D { last -= 1 }
    while last > position, bytes[last - 1] == 0x20 { last -= 1 }
    var cells: [ListCell] = []
    // Where the present cell began and ended so far; weights are cells of their own.
    var open: (start: Int, end: Int)?
    func close() {
      guard let (first, end) = open else { return }
      let text = String(decoding: bytes[first..<end], as: UTF8.self)
      cells.append(ListCell(text: text, name: "", line: number, column: first - start + 1))
      open = nil
    }
    while position < last {
      let word = bytes[position..<last].prefix { $0 != 0x20 }
      let isWeight = LayoutLine.isWeight(word)
      if isWeight || word.isEmpty { close() }
      if !word.isEmpty { open = (open?.start ?? position, word.endIndex) }
      if isWeight { close() }
      position = word.endIndex + 1
    }
    close()
    return LayoutLine(number: number, startsPage: startsPage, cells: cells)
  }
}
