import Notation

/// A table for the auditor's file, as CSV that opens in a spreadsheet.
///
/// Work papers hold texts of private lists and places in private files: they stay with the issuer
/// and the auditor. Equal audits give equal papers, whatever the order of files and rows.
public struct WorkPaper: Hashable, Sendable {
  /// The file's name.
  public let name: String
  /// The file's text: UTF-8, RFC 4180 with LF, a header first. A spreadsheet runs none of it.
  public let text: String

  /// A paper of a table's rows; `isSorted` keeps their order, else it is that of their bytes.
  init(_ name: String, columns: [String], rows: [[String]], isSorted: Bool = false) {
    self.name = name
    let ordered =
      isSorted
      ? rows
      : rows.map { (key: $0.map { Array($0.utf8) }, row: $0) }
        .sorted { $0.key.lexicographicallyPrecedes($1.key, by: WorkPaper.precedes) }.map(\.row)
    text = ([columns] + ordered).map { row in
      row.map(SpreadsheetText.field).joined(separator: ",") + "\n"
    }.joined()
  }

  private static func precedes(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.lexicographicallyPrecedes(other)
  }
}

/// What the papers have in common.
enum PaperText {
  /// Thousandths of an ounce or of a gram, with three decimals and no separators.
  static func thousandths(_ count: some BinaryInteger) -> String {
    DecimalText.formatFixed(UInt128(count), decimals: 3)
  }

  /// Some texts in one field.
  static func list(_ texts: some Sequence<String>) -> String { texts.joined(separator: "; ") }

  /// Distinct texts in bytewise order in one field, the empty one left out.
  static func distinct(_ texts: some Sequence<String>) -> String {
    let bytes = Set(texts.map { Array($0.utf8) }).subtracting([[]])
    return list(
      bytes.sorted { $0.lexicographicallyPrecedes($1) }.map { String(decoding: $0, as: UTF8.self) })
  }
}
