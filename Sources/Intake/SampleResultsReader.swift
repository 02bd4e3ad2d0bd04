public import Audit
import Bullion
public import Diagnostics
import Notation

/// Reads a sample's work paper back, filled in.
///
/// Only the bar's id and what was found are read. A spreadsheet may have turned the serial 007 of
/// an expected column into 7, and that is no defect of the results. A paper may have no column for
/// assays.
public enum SampleResultsReader {
  /// The results of `draw`, in the file's order. Drawn bars may be missing, others may not stand
  /// in the file.
  public static func read(
    _ path: String, for draw: SampleDraw
  ) throws(InputError) -> [SampleResult] {
    let drawn = Dictionary(
      uniqueKeysWithValues: draw.bars.map { (Array($0.item.id.utf8), $0.item) })
    let table = try CSVTable(try InputFile(path))
    let columns =
      table.header.count == WorkPaperColumn.withoutAssay.count
      ? WorkPaperColumn.withoutAssay : WorkPaperColumn.allCases
    try table.requireHeader(columns.map(\.rawValue))
    let row = PaperRow(CSVRow(table, path: path), columns)
    var lines: [[UInt8]: Int] = [:]
    var results: [SampleResult] = []
    while try table.next() {
      let id = try row.text(.barID)
      guard let item = drawn[Array(id.utf8)] else {
        throw row.error(
          .barID, "the bar was not drawn",
          hint: "the draw follows from audit, nonce and size: give those of the work paper")
      }
      if let first = lines.updateValue(row.line, forKey: Array(id.utf8)) {
        throw row.error(.barID, "the bar stands already on line \(first)")
      }
      results.append(
        SampleResult(
          bar: item.id, observation: try row.observation(of: item),
          location: row.location(.found, path: path)))
    }
    return results
  }
}

/// The present row of a work paper.
private struct PaperRow {
  private let row: CSVRow
  private let places: [WorkPaperColumn: Int]

  init(_ row: CSVRow, _ columns: [WorkPaperColumn]) {
    self.row = row
    places = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
  }

  var line: Int { row.line }

  /// The text of a column; empty where the paper has no such column.
  func text(_ column: WorkPaperColumn) throws(InputError) -> String {
    try places[column].map { place throws(InputError) in try row.text(place) } ?? ""
  }

  func error(_ column: WorkPaperColumn, _ reason: String, hint: String? = nil) -> InputError {
    row.error(places[column] ?? 0, reason, hint: hint)
  }

  func location(_ column: WorkPaperColumn, path: String) -> Location {
    Location(file: path, line: row.line, column: row.column(places[column] ?? 0))
  }

  /// What was found; nil as long as `found` is empty.
  func observation(
    of item: SamplePopulation.Item
  ) throws(InputError) -> SampleResult.Observation? {
    // A seal can be noted whether or not the bar is behind it.
    for column in [WorkPaperColumn.foundSeal, .remarks] { _ = try text(column) }
    switch try text(.found) {
    case "yes":
      let serial = try text(.foundSerial)
      guard !serial.isEmpty else {
        throw error(
          .foundSerial, "found_serial is empty, and the bar was found",
          hint: "write down the serial as it is stamped, even if it is the expected one")
      }
      // The paper shows a serial such as =1 with an apostrophe; copied from there it is the same.
      let isCopied = serial.utf8.elementsEqual(
        SpreadsheetText.guarded(item.identity.serial).utf8)
      return .found(
        serial: isCopied ? item.identity.serial : serial, gross: try gross(item),
        fineness: try fineness())
    case "no":
      try requireBlanks("found is 'no'")
      return .missing
    case "":
      try requireBlanks("found is empty")
      return nil
    default:
      throw error(
        .found, "found is neither 'yes' nor 'no'",
        hint: "leave it empty as long as there is no result")
    }
  }

  private func gross(_ item: SamplePopulation.Item) throws(InputError) -> Mass? {
    guard let place = places[.foundGross], let number = try row.number(place, decimals: 3)
    else { return nil }
    guard let count = UInt64(exactly: number),
      let mass = Mass(count, thousandthsOf: item.identity.unit)
    else { throw error(.foundGross, "found_gross is above 1000000") }
    return mass
  }

  private func fineness() throws(InputError) -> Fineness? {
    let text = try text(.foundFineness)
    guard !text.isEmpty else { return nil }
    guard let fineness = AssayScale.permille.fineness(text) else {
      throw error(
        .foundFineness, "found_fineness is no assay in permille", hint: AssayScale.permille.hint)
    }
    return fineness
  }

  private func requireBlanks(_ because: String) throws(InputError) {
    for column in [WorkPaperColumn.foundGross, .foundFineness, .foundSerial] {
      guard try text(column).isEmpty else {
        throw error(column, "\(column.rawValue) is filled in, and \(because)")
      }
    }
  }
}
