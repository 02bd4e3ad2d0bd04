import Diagnostics

/// Reads CSV (RFC 4180) record by record, strictly and without copying: a field is a place in the
/// buffer, and nothing is allocated for a row.
///
/// UTF-8 without byte order mark, LF or CRLF, quotes only around whole fields. Everything else is
/// an error at the byte where it shows.
final class CSVScanner {
  /// The most bytes a record may have, its line end not counted.
  static let maximumRecordBytes = 65_536

  private var record = CSVRecord()
  /// Where more bytes come from; nil when all of them are there.
  private let file: InputFile?
  private let path: String
  private let buffer: UnsafeMutableRawBufferPointer
  private let pieceBytes: Int
  private let ownsBuffer: Bool
  /// The bytes of the buffer that are read and not yet consumed.
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// The line on which the next record begins.
  private(set) var line = 1
  /// Bytes consumed so far, for progress.
  private(set) var consumed = 0

  /// A scanner over `file`; `pieceBytes` at a time are asked for.
  init(_ file: InputFile, pieceBytes: Int = 1 << 18) throws(InputError) {
    self.file = file
    path = file.path
    ownsBuffer = true
    self.pieceBytes = pieceBytes
    buffer = .allocate(
      byteCount: CSVScanner.maximumRecordBytes + 2 + max(pieceBytes, 4), alignment: 16)
    while end < 3, try fill() {}
    try CSVScanner.checkStart(UnsafeRawBufferPointer(rebasing: buffer[..<end]), of: path)
  }

  /// The first bytes of a file, three of them if it has as many.
  static func checkStart(
    _ bytes: UnsafeRawBufferPointer, of path: String
  ) throws(InputError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw InputError(
        "the file begins with a byte order mark", file: path, line: 1, column: 1,
        hint: "save it as UTF-8 without BOM")
    }
    guard !bytes.isEmpty else { throw InputError("the file is empty", file: path) }
  }

  /// A scanner over a piece of a file, which lies in memory and outlives it; escapes in the piece
  /// are taken away in place.
  ///
  /// - Parameters:
  ///   - line: the line of the file on which the piece begins, with a new record.
  ///   - isAtEnd: true for the last piece of the file.
  init(
    piece: UnsafeMutableRawBufferPointer, of path: String, line: Int, isAtEnd: Bool
  ) {
    file = nil
    self.path = path
    buffer = piece
    ownsBuffer = false
    pieceBytes = 0
    end = piece.count
    self.line = line
    self.isAtEnd = isAtEnd
  }

  deinit { if ownsBuffer { buffer.deallocate() } }

  /// The fields of the present record.
  var fields: [CSVRecord.Field] { record.fields }

  /// The text of a field of the present record.
  func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    let field = record.fields[index]
    return UnsafeRawBufferPointer(rebasing: buffer[field.start..<field.end])
  }

  /// The line on which the present record begins.
  private(set) var recordLine = 1

  /// Reads the next record into ``fields``; false at the end of the file.
  func next() throws(InputError) -> Bool {
    while true {
      if start == end {
        guard try fill() else { return false }
      }
      if let extent = try scan() {
        try checkText(extent.contentEnd)
        record.unescape(in: buffer)
        consumed += extent.next - start
        start = extent.next
        line = extent.nextLine
        return true
      }
      guard end - start <= CSVScanner.maximumRecordBytes + 1 else { throw tooLong() }
      if try !fill() { isAtEnd = true }
    }
  }

  /// Moves what is left to the front and reads more after it; false at the end of the file.
  private func fill() throws(InputError) -> Bool {
    guard let file else { return false }
    if start > 0 {
      if end > start {
        UnsafeMutableRawBufferPointer(rebasing: buffer[..<(end - start)])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
      }
      end -= start
      start = 0
    }
    let room = min(pieceBytes, buffer.count - end)
    let count = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(end + room)]))
    end += count
    return count > 0
  }

  private func scan() throws(InputError) -> CSVRecord.Extent? {
    recordLine = line
    do {
      return try record.scan(
        UnsafeRawBufferPointer(rebasing: buffer[..<end]), from: start, line: line,
        isAtEnd: isAtEnd)
    } catch {
      throw InputError(
        error.reason, file: path, line: error.line, column: error.column, hint: error.hint)
    }
  }

  /// The record's length, and that it is UTF-8. Records end at ASCII bytes, so each can be
  /// looked at alone, and one without a high bit needs no look at all.
  private func checkText(_ contentEnd: Int) throws(InputError) {
    guard contentEnd - start <= CSVScanner.maximumRecordBytes else { throw tooLong() }
    let record = UnsafeRawBufferPointer(rebasing: buffer[start..<contentEnd])
    // All bytes in one go: a loop that may stop at each one is several times slower.
    guard record.reduce(0, |) >= 0x80, let offset = firstInvalidUTF8(in: record) else { return }
    var line = recordLine
    var lineStart = 0
    for position in 0..<offset where record[position] == 0x0A {
      line += 1
      lineStart = position + 1
    }
    throw error("not valid UTF-8", line, offset - lineStart)
  }

  private func tooLong() -> InputError {
    error("the record is longer than \(CSVScanner.maximumRecordBytes) bytes", recordLine, 0)
  }

  private func error(
    _ reason: String, _ line: Int, _ offset: Int, hint: String? = nil
  ) -> InputError {
    InputError(reason, file: path, line: line, column: offset + 1, hint: hint)
  }
}
