import Audit
import Bullion
import Diagnostics

/// The canonical bar list of `spec/bar-list.md`.
enum CanonicalBarList: BarListReader.Profile {
  static let name = "canonical"

  static let header = [
    "metal", "refiner_code", "refiner_mark", "serial", "year", "form", "gross_weight",
    "gross_unit", "fineness", "fine_ozt", "weight_basis", "vault_id", "container_id", "seal_no",
    "account_id", "status", "date_in", "date_out", "last_counted", "count_method", "last_weighed",
    "cert_ref", "remarks",
  ]

  /// Where the fields that messages point at stand in the header.
  private static let fieldColumns: [Int] = ListedBar.Field.allCases.map { field in
    switch field {
    case .metal: 0
    case .refinerCode: 1
    case .serial: 3
    case .year: 4
    case .form: 5
    case .gross: 6
    case .fineness: 8
    case .statedFine: 9
    case .weightBasis: 10
    case .vault: 11
    case .account: 14
    case .status: 15
    case .container: 12
    case .seal: 13
    case .lastCounted: 18
    // The canonical list has one bar a row, and no column that says so.
    case .count: 3
    }
  }

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: file.path)
    var bars: [ListedBar] = []
    while try table.next() {
      let bar = try bar(row)
      // No text of a list goes unchecked, read or not.
      for index in [19, 21, 22] { _ = try row.text(index) }
      var listed = ListedBar(
        bar: bar, path: file.path, line: row.line, columns: fieldColumns.map(row.column))
      listed.days = ListedBar.Days(
        arrived: try row.date(16), left: try row.date(17), counted: try row.date(18),
        weighed: try row.date(20))
      listed.printed = ListedBar.PrintedDecimals(
        gross: bar.unit == .troyOunces ? try row.decimals(6) : nil,
        fineness: try row.decimals(8), fine: try row.decimals(9))
      bars.append(listed)
    }
    guard !bars.isEmpty else {
      throw InputError("no rows after the header", file: file.path, line: 1, column: 1)
    }
    return bars
  }

  private static func bar(_ row: CSVRow) throws(InputError) -> Bar {
    let unit = try row.word(7, as: Bar.Unit.self)
    let bar = Bar(
      metal: try row.idPart(0), refinerCode: try row.idPart(1),
      refinerMark: try row.text(2), serial: try row.idPart(3), year: try row.year(4),
      form: try row.word(5), unit: unit, gross: try row.weight(6, unit),
      fineness: try row.permille(8), statedFine: try row.thousandths(9),
      weightBasis: try row.word(10),
      vault: try row.text(11), container: try row.text(12), seal: try row.text(13),
      account: try row.text(14), status: try row.text(15))
    guard bar.id.utf8.count <= 255 else {
      throw row.error(3, "the bar's identity has more than 255 bytes")
    }
    return bar
  }
}
