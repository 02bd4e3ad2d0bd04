import Diagnostics
import Notation

/// The present row of a table whose columns are read by name: bar lists and registers.
struct CSVRow {
  private let table: CSVTable
  private let path: String

  init(_ table: CSVTable, path: String) {
    self.table = table
    self.path = path
  }

  /// The line on which the row begins.
  var line: Int { table.scanner.recordLine }

  /// Where a field begins.
  func column(_ index: Int) -> Int { table.scanner.fields[index].column }

  /// An error at a field.
  func error(_ index: Int, _ reason: String, hint: String? = nil) -> InputError {
    let field = table.scanner.fields[index]
    return InputError(reason, file: path, line: field.line, column: field.column, hint: hint)
  }

  /// A field's text, which follows the text rules; it may be empty.
  func text(_ index: Int) throws(InputError) -> String {
    let bytes = table.scanner.bytes(index)
    if let defect = TextRules.defect(bytes) {
      throw error(index, "\(name(index)) has \(defect)")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where a field stands.
  func location(_ index: Int, path: String) -> Location {
    Location(file: path, line: table.scanner.fields[index].line, column: column(index))
  }

  /// A field's text, which may not be empty.
  func required(_ index: Int) throws(InputError) -> String {
    let text = try text(index)
    guard !text.isEmpty else { throw error(index, "\(name(index)) is empty") }
    return text
  }

  /// A field's number in units of 10^-`decimals`; nil when the field is empty.
  func number(_ index: Int, decimals: Int) throws(InputError) -> UInt128? {
    let bytes = table.scanner.bytes(index)
    guard !bytes.isEmpty else { return nil }
    do {
      return try DecimalText.parse(bytes, decimals: decimals)
    } catch {
      throw self.error(index, "\(name(index)) \(DefectText.text(error, allowed: decimals))")
    }
  }

  /// How many decimals a field prints; nil when it is empty.
  func decimals(_ index: Int) throws(InputError) -> Int? {
    let text = try text(index)
    return text.isEmpty ? nil : DecimalText.printedDecimals(text)
  }

  /// A field's date; nil when the field is empty.
  func date(_ index: Int) throws(InputError) -> CalendarDate? {
    let text = try text(index)
    guard !text.isEmpty else { return nil }
    guard let date = CalendarDate(text) else {
      throw error(index, "\(name(index)) is no date YYYY-MM-DD")
    }
    return date
  }

  /// A field's date, which may not be empty.
  func requiredDate(_ index: Int) throws(InputError) -> CalendarDate {
    guard let date = try date(index) else { throw error(index, "\(name(index)) is empty") }
    return date
  }

  /// A field's word out of a fixed vocabulary.
  func word<Word: RawRepresentable & CaseIterable>(
    _ index: Int, as type: Word.Type = Word.self
  ) throws(InputError) -> Word where Word.RawValue == String {
    let text = try text(index)
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(index, "\(name(index)) is none of its words", hint: "one of \(known)")
    }
    return word
  }

  func name(_ index: Int) -> String { CSVTable.printable(table.header[index].name) }
}

/// A number's defect in words.
enum DefectText {
  static func text(_ defect: DecimalText.Defect, allowed: Int) -> String {
    switch defect {
    case .empty: "is empty"
    case .unexpectedByte: "is not a plain number"
    case .leadingZero: "has a leading zero"
    case .tooManyDecimals(let found, _): "has \(found) decimals, at most \(allowed) are allowed"
    case .tooLarge: "is too large"
    }
  }
}
