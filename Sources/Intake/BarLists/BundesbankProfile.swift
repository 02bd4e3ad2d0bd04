import Audit
import Diagnostics

/// The Deutsche Bundesbank's list of gold holdings, as the text that `pdftotext -layout` makes of
/// the PDF: bars in kilograms and in ounces, melts of several bars in one row, and no refiner.
enum BundesbankProfile: BarListReader.Profile {
  static let name = "bundesbank"
  static let hasInternalSerials = true
  static let open: [BarColumn] = [.form, .weightBasis, .account, .status]

  private static let table = LayoutTable(
    names: [
      "storage place", "number", "count", "gross kg", "gross ozt", "fineness", "fine kg",
      "fine ozt",
    ],
    numeric: [2, 3, 4, 5, 6, 7], headings: nil, footers: ["page ", "seite "])

  private static let kilograms = ListNumber(decimals: 4...4, isGrouped: true)

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    let builder = BarBuilder(
      entry,
      BarBuilder.Grammar(
        scale: .permille, gross: kilograms, fine: PrintedTotals.weight,
        secondGross: PrintedTotals.weight),
      fixed: [.metal: "AU", .grossUnit: "kg"])
    var bars: [ListedBar] = []
    try table.read(try LayoutText(file), path: file.path) { _ in
      false
    } row: { cells throws(InputError) in
      bars.append(try builder.listed(try row(cells, file.path)))
    }
    return bars
  }

  private static func row(_ cells: [ListCell?], _ path: String) throws(InputError) -> ListRow {
    var row = ListRow(line: cells[0]?.line ?? 1, column: cells[0]?.column ?? 1)
    let columns: [BarColumn?] = [
      .vault, .serial, .count, .grossWeight, .secondGross, .fineness, nil, .fine,
    ]
    for case (let column?, let cell) in zip(columns, cells) { row[column] = cell }
    guard let count = cells[2], let fineKilograms = cells[6] else { return row }
    // The fine weight in kilograms was rounded by itself; its form is checked, and no more.
    _ = try kilograms.units(fineKilograms, places: 6, path: path)
    let bars = try ListNumber(decimals: 0...0).units(count, places: 0, path: path)
    if bars > 1 {
      row[.form] = ListCell(text: "OTHER", name: "form", line: count.line, column: count.column)
    }
    return row
  }
}
