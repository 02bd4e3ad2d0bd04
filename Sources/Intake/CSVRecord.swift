/// Where the fields of one record lie: the part of reading CSV that looks at each byte.
///
/// It is a value, and its work goes through local values alone, because a class's properties are
/// guarded at each access, which would cost more than the bytes.
struct CSVRecord {
  /// A field of the record.
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

  /// What is not CSV, and where.
  struct Defect: Error {
    let reason: String
    let line: Int
    let column: Int
    var hint: String?
  }

  /// Where a record ends in the buffer, its line end left out, and where the next one begins.
  struct Extent {
    let contentEnd: Int
    let next: Int
    let nextLine: Int
  }

  /// The fields from left to right.
  private(set) var fields: [Field] = []

  /// Finds the fields of the record that begins at `start`, on `line` of the file.
  ///
  /// - Parameter isAtEnd: true when no more bytes will come.
  /// - Returns: nil when more bytes are needed to tell.
  mutating func scan(
    _ bytes: UnsafeRawBufferPointer, from start: Int, line: Int, isAtEnd: Bool
  ) throws(Defect) -> Extent? {
    fields.removeAll(keepingCapacity: true)
    var cursor = Cursor(
      bytes: bytes, isAtEnd: isAtEnd, position: start, line: line, lineStart: start)
    while let field = try cursor.field() {
      fields.append(field)
      guard cursor.passesComma() else { return try cursor.lineEnd() }
    }
    return nil
  }

  /// Makes doubled quotes single. Only a complete record is touched, so it is never read again.
  mutating func unescape(in buffer: UnsafeMutableRawBufferPointer) {
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
}

/// A place in the buffer, and in the file, that moves from field to field.
private struct Cursor {
  let bytes: UnsafeRawBufferPointer
  let isAtEnd: Bool
  var position: Int
  var line: Int
  var lineStart: Int

  private var column: Int { position - lineStart + 1 }

  /// Reads a field up to the byte that ends it; nil when more bytes are needed.
  @inline(__always)
  mutating func field() throws(CSVRecord.Defect) -> CSVRecord.Field? {
    var field = CSVRecord.Field(start: position, end: position, line: line, column: column)
    if position < bytes.count, bytes[position] == CSVByte.quote {
      guard try quoted(&field) else { return nil }
    } else {
      while position < bytes.count, !CSVByte.isSpecial(bytes[position]) { position += 1 }
      field.end = position
    }
    return position < bytes.count || isAtEnd ? field : nil
  }

  /// Reads a quoted field; false when more bytes are needed.
  private mutating func quoted(_ field: inout CSVRecord.Field) throws(CSVRecord.Defect) -> Bool {
    field.isQuoted = true
    position += 1
    field.start = position
    while position < bytes.count {
      switch bytes[position] {
      case CSVByte.quote:
        guard position + 1 < bytes.count || isAtEnd else { return false }
        guard position + 1 < bytes.count, bytes[position + 1] == CSVByte.quote else {
          try close(&field)
          return true
        }
        field.hasEscapes = true
        position += 1
      case CSVByte.lineFeed:
        line += 1
        lineStart = position + 1
      case 0: throw defect("a NUL byte")
      default: break
      }
      position += 1
    }
    guard isAtEnd else { return false }
    throw CSVRecord.Defect(
      reason: "a quoted field is not closed", line: field.line, column: field.column)
  }

  private mutating func close(_ field: inout CSVRecord.Field) throws(CSVRecord.Defect) {
    field.end = position
    position += 1
    guard position == bytes.count || CSVByte.endsField(bytes[position]) else {
      throw defect(
        "text after a closing quote", hint: "quote the whole field and double the quotes inside it")
    }
  }

  /// Steps over a comma, after which another field comes.
  @inline(__always)
  mutating func passesComma() -> Bool {
    guard position < bytes.count, bytes[position] == CSVByte.comma else { return false }
    position += 1
    return true
  }

  /// The end of the record; nil when more bytes are needed.
  @inline(__always)
  func lineEnd() throws(CSVRecord.Defect) -> CSVRecord.Extent? {
    guard position < bytes.count else { return extent(lineEnd: 0, nextLine: line) }
    switch bytes[position] {
    case CSVByte.lineFeed: return extent(lineEnd: 1, nextLine: line + 1)
    case CSVByte.carriageReturn:
      guard position + 1 < bytes.count || isAtEnd else { return nil }
      guard position + 1 < bytes.count, bytes[position + 1] == CSVByte.lineFeed else {
        throw defect("a carriage return without a line feed")
      }
      return extent(lineEnd: 2, nextLine: line + 1)
    case CSVByte.quote:
      throw defect(
        "a quote in the middle of a field",
        hint: "quote the whole field and double the quotes inside it")
    default: throw defect("a NUL byte")
    }
  }

  private func extent(lineEnd: Int, nextLine: Int) -> CSVRecord.Extent {
    CSVRecord.Extent(contentEnd: position, next: position + lineEnd, nextLine: nextLine)
  }

  private func defect(_ reason: String, hint: String? = nil) -> CSVRecord.Defect {
    CSVRecord.Defect(reason: reason, line: line, column: column, hint: hint)
  }
}

/// The bytes that mean something in CSV.
private enum CSVByte {
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

  @inline(__always)
  static func endsField(_ byte: UInt8) -> Bool {
    byte == comma || byte == lineFeed || byte == carriageReturn
  }
}
