import Audit
import Diagnostics

/// JPMorgan's Bullion Weightlist, as the text that `pdftotext -layout` makes of the PDF.
enum JPMorganProfile: BarListReader.Profile {
  static let name = "jpm"
  static let open: [BarColumn] = [.metal, .weightBasis, .account, .status]

  private static let table = LayoutTable(
    names: ["BRAND", "BAR NO", "SHAPE", "ASSAY", "GROSS OUNCES", "FINE OUNCES", "VAULT"],
    numeric: [3, 4, 5],
    headings: ["BRAND", "BAR", "NO", "ASSAY", "GROSS", "FINE", "OUNCES", "VAULT"],
    moreHeadings: ["SHAPE"],
    footers: [
      "page ", "printed on", "vault copy", "client copy", "jpmorgan chase", "incorporated",
      "limited liability", "london branch", "email", "telex", "tel:", "tel :", "vat reg",
    ])

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    var list = JPMorganList(entry)
    var bars: [ListedBar] = []
    try table.read(try LayoutText(file), path: file.path) { line throws(InputError) in
      try list.takes(line)
    } row: { cells throws(InputError) in
      bars.append(try list.bar(cells))
    }
    try list.totals.check(required: [(.bars, "Total Bars"), (.fine, "Total FTO")])
    return bars
  }
}

/// A weightlist while it is read.
private struct JPMorganList {
  private let entry: Engagement.BarListFile
  private var builder: BarBuilder
  private(set) var totals: PrintedTotals
  /// True after the headings of the account table, whose values stand in the next line.
  private var isAccountNext = false

  private static let accountTable = [
    "account", "title", "total bars", "total gross ounces", "total fine ounces",
  ]

  init(_ entry: Engagement.BarListFile) {
    self.entry = entry
    totals = PrintedTotals(path: entry.path)
    builder = BarBuilder(
      entry,
      BarBuilder.Grammar(
        scale: .tenThousandths, gross: PrintedTotals.weight, fine: PrintedTotals.weight),
      fixed: [.grossUnit: "ozt"])
  }

  /// Takes a line of the header, or a total.
  mutating func takes(_ line: LayoutLine) throws(InputError) -> Bool {
    if isAccountNext { return try takesAccount(line) }
    if line.cells.map({ $0.text.lowercased() }) == Self.accountTable {
      isAccountNext = true
      return true
    }
    if line.cells[0].text.lowercased().hasPrefix("running total") {
      try totals.checkRunning(running(line))
      return true
    }
    let bars = line.value(after: "Total Bars")
    let fine = line.value(after: "Total FTO")
    let account = line.value(after: "Account No")
    let commodity = line.value(after: "Commodity")
    let unit = line.value(after: "Unit of weight")
    let date = line.value(after: "Value date")
    if let bars { try totals.expect(.bars, bars) }
    if let fine { try totals.expect(.fine, fine) }
    if let account { try builder.fix(.account, account) }
    if let commodity {
      try builder.fix(.metal, try PrintedHeader.metal(commodity, path: entry.path))
    }
    if let unit { try PrintedHeader.checkUnit(unit, path: entry.path) }
    if let date { try PrintedHeader.checkDay(date, entry) }
    return [bars, fine, account, commodity, unit, date].contains { $0 != nil }
  }

  private mutating func takesAccount(_ line: LayoutLine) throws(InputError) -> Bool {
    isAccountNext = false
    guard line.cells.count == Self.accountTable.count else {
      throw InputError(
        "the line below the account's headings has not \(Self.accountTable.count) cells",
        file: entry.path, line: line.number, column: line.cells[0].column)
    }
    var cells = line.cells
    let names = ["Account", "Title", "Total Bars", "Total Gross Ounces", "Total Fine Ounces"]
    for (index, name) in names.enumerated() { cells[index].name = name }
    try builder.fix(.account, cells[0])
    try totals.expect(.bars, cells[2])
    try totals.expect(.gross, cells[3])
    try totals.expect(.fine, cells[4])
    return true
  }

  /// The numbers of a running total, each a cell of its own.
  private func running(_ line: LayoutLine) -> [ListCell] {
    let label = line.cells[0]
    let first = line.value(after: "Running total")
    // A number may follow the label in its own cell.
    let isInLabel = first.map { $0.column < label.column + label.text.utf8.count } ?? false
    let others = line.cells.dropFirst().filter { $0.text != ":" }.map { cell in
      ListCell(text: cell.text, name: "Running total", line: cell.line, column: cell.column)
    }
    return (isInLabel ? [first].compactMap { $0 } : []) + others
  }

  mutating func bar(_ cells: [ListCell?]) throws(InputError) -> ListedBar {
    var row = ListRow(line: cells[0]?.line ?? 1, column: cells[0]?.column ?? 1)
    let columns: [BarColumn] = [
      .refinerCode, .serial, .form, .fineness, .grossWeight, .fine, .vault,
    ]
    for (column, cell) in zip(columns, cells) { row[column] = cell }
    // Only one shape is a Good Delivery bar; no other is known to follow a standard.
    row[.form]?.text = cells[2]?.text == "400 oz" ? "GD400" : "OTHER"
    let bar = try builder.listed(row)
    totals.add(bar.bar)
    return bar
  }
}
