import Diagnostics

/// Reads CSV (RFC 4180) record by record, strictly and without copying: a field is a place in the
/// buffer, and nothing is allocated for a row.
///
/// UTF-8 without byte order mark, LF or CRLF, quotes only around whole fields. Everything else is
/// an error at the byte where it shows.
final class CSVScanner {
  /// The most bytes a record may have, its line end not counted.
  static let maximumRecordBytes = 65_536

  /// A field of the present record.
  struct Field {
    /// Where its text begins and ends in the buffer, quotes taken away.
    var start: Int
    var end: Int
    /// Where it stands in the file, counted from 1; a quoted field begins at its quote.
    var line: Int
    var column: Int
    /// True when quotes stand around it.
    var isQuoted = false
    /// True when it holds doubled quotes, which are still to be made single.
    var hasEscapes = false
  }

  /// The fields of the present record.
  private(set) var fields: [Field] = []
  private let file: InputFile
  private let buffer: UnsafeMutableRawBufferPointer
  private let pieceBytes: Int
  /// The bytes of the buffer that are read and not yet consumed.
  private var start = 0
  private var end = 0
  private var isAtEnd = false
  /// The line on which the next record begins.
  private var line = 1
  /// Bytes consumed so far, for progress.
  private(set) var consumed = 0

  /// A scanner over `file`; `pieceBytes` at a time are asked for.
  init(_ file: InputFile, pieceBytes: Int = 1 << 18) throws(InputError) {
    self.file = file
    self.pieceBytes = pieceBytes
    buffer = .allocate(
      byteCount: CSVScanner.maximumRecordBytes + 2 + max(pieceBytes, 4), alignment: 16)
    while end < 3, try fill() {}
    if end >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF {
      throw InputError(
        "the file begins with a byte order mark", file: file.path, line: 1, column: 1,
        hint: "save it as UTF-8 without BOM")
    }
    guard end > 0 else { throw InputError("the file is empty", file: file.path) }
  }

  deinit { buffer.deallocate() }

  /// The text of a field of the present record.
  func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[fields[index].start..<fields[index].end])
  }

  /// The line on which the present record begins.
  private(set) var recordLine = 1

  /// Reads the next record into ``fields``; false at the end of the file.
  func next() throws(InputError) -> Bool {
    while true {
      if start == end {
        guard try fill() else { return false }
      }
      switch try scan() {
      case .complete(let contentEnd, let next):
        try checkText(contentEnd)
        unescape()
        consumed += next - start
        start = next
        return true
      case .incomplete:
        guard end - start <= CSVScanner.maximumRecordBytes + 1 else { throw tooLong() }
        guard try !fill() else { continue }
        isAtEnd = true
      }
    }
  }

  /// Moves what is left to the front and reads more after it; false at the end of the file.
  private func fill() throws(InputError) -> Bool {
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

  private enum Scan {
    /// The record ends at the first offset, the next one begins at the second.
    case complete(contentEnd: Int, next: Int)
    /// More bytes are needed to tell.
    case incomplete
  }

  /// Finds the fields of the record at ``start``.
  private func scan() throws(InputError) -> Scan {
    fields.removeAll(keepingCapacity: true)
    recordLine = line
    var position = start
    var line = line
    var lineStart = start
    while true {
      var field = Field(
        start: position, end: position, line: line, column: position - lineStart + 1)
      if position < end, buffer[position] == CSVByte.quote {
        field.isQuoted = true
        field.start = position + 1
        position += 1
        // Up to the quote that is not doubled.
        while true {
          guard position < end else {
            guard isAtEnd else { return .incomplete }
            throw InputError(
              "a quoted field is not closed", file: file.path, line: field.line,
              column: field.column)
          }
          let byte = buffer[position]
          if byte == CSVByte.quote {
            guard position + 1 < end || isAtEnd else { return .incomplete }
            guard position + 1 < end, buffer[position + 1] == CSVByte.quote else { break }
            field.hasEscapes = true
            position += 1
          } else if byte == CSVByte.lineFeed {
            line += 1
            lineStart = position + 1
          } else if byte == 0 {
            throw error("a NUL byte", line, position - lineStart)
          }
          position += 1
        }
        field.end = position
        position += 1
        guard position < end || isAtEnd else { return .incomplete }
        if position < end, !CSVByte.endsField(buffer[position]) {
          throw error(
            "text after a closing quote", line, position - lineStart,
            hint: "quote the whole field and double the quotes inside it")
        }
      } else {
        while position < end, !CSVByte.isSpecial(buffer[position]) { position += 1 }
        field.end = position
      }
      guard position < end || isAtEnd else { return .incomplete }
      fields.append(field)
      guard position < end else {
        self.line = line
        return .complete(contentEnd: position, next: position)
      }
      switch buffer[position] {
      case CSVByte.comma:
        position += 1
      case CSVByte.lineFeed:
        self.line = line + 1
        return .complete(contentEnd: position, next: position + 1)
      case CSVByte.carriageReturn:
        guard position + 1 < end || isAtEnd else { return .incomplete }
        guard position + 1 < end, buffer[position + 1] == CSVByte.lineFeed else {
          throw error("a carriage return without a line feed", line, position - lineStart)
        }
        self.line = line + 1
        return .complete(contentEnd: position, next: position + 2)
      case CSVByte.quote:
        throw error(
          "a quote in the middle of a field", line, position - lineStart,
          hint: "quote the whole field and double the quotes inside it")
      default:
        throw error("a NUL byte", line, position - lineStart)
      }
    }
  }

  /// The record's length, and that it is UTF-8. Records end at ASCII bytes, so each can be
  /// looked at alone, and one without a high bit needs no look at all.
  private func checkText(_ contentEnd: Int) throws(InputError) {
    guard contentEnd - start <= CSVScanner.maximumRecordBytes else { throw tooLong() }
    let record = UnsafeRawBufferPointer(rebasing: buffer[start..<contentEnd])
    guard record.contains(where: { $0 >= 0x80 }), let offset = firstInvalidUTF8(in: record) else {
      return
    }
    var line = recordLine
    var lineStart = 0
    for position in 0..<offset where record[position] == CSVByte.lineFeed {
      line += 1
      lineStart = position + 1
    }
    throw error("not valid UTF-8", line, offset - lineStart)
  }

  /// Makes doubled quotes single. Only a complete record is touched, so it is never read again.
  private func unescape() {
    for index in fields.indices where fields[index].hasEscapes {
      var target = fields[index].start
      var source = target
      while source < fields[index].end {
        buffer[target] = buffer[source]
        source += buffer[source] == CSVByte.quote ? 2 : 1
        target += 1
      }
      fields[index].end = target
    }
  }

  private func tooLong() -> InputError {
    error("the record is longer than \(CSVScanner.maximumRecordBytes) bytes", recordLine, 0)
  }

  private func error(
    _ reason: String, _ line: Int, _ offset: Int, hint: String? = nil
  ) -> InputError {
    InputError(reason, file: file.path, line: line, column: offset + 1, hint: hint)
  }
}

/// The bytes that mean something in CSV.
enum CSVByte {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let quote: UInt8 = 0x22
  static let comma: UInt8 = 0x2C

  /// True for a byte at which scanning an unquoted field stops.
  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    // All five lie at 0x2C or below, and few other bytes of a holder file do.
    byte <= comma
      && (byte == comma || byte == lineFeed || byte == quote || byte == carriageReturn || byte == 0)
  }

  static func endsField(_ byte: UInt8) -> Bool {
    byte == comma || byte == lineFeed || byte == carriageReturn
  }
}

/// The offset of the first byte that does not continue valid UTF-8; nil when all is valid.
func firstInvalidUTF8(in bytes: UnsafeRawBufferPointer) -> Int? {
  var offset = 0
  while offset < bytes.count {
    let byte = bytes[offset]
    // The range of the second byte excludes overlong forms, surrogates and what lies above U+10FFFF.
    let (length, second): (Int, ClosedRange<UInt8>)
    switch byte {
    case 0x00...0x7F: (length, second) = (1, 0x80...0xBF)
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return offset
    }
    guard offset + length <= bytes.count else { return offset }
    if length > 1 && !second.contains(bytes[offset + 1]) { return offset }
    for next in stride(from: offset + 2, to: offset + length, by: 1)
    where !(0x80...0xBF).contains(bytes[next]) { return offset }
    offset += length
  }
  return nil
}
