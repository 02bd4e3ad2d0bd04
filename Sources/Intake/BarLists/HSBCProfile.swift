import Audit
import Diagnostics

/// HSBC's Client Stock Holdings, as the text that `pdftotext -layout` makes of the PDF.
enum HSBCProfile: BarListReader.Profile {
  static let name = "hsbc"
  static let open: [BarColumn] = [.metal, .form, .weightBasis, .account, .status]

  private static let table = LayoutTable(
    names: [
      "BAR NUMBER", "REFINER LONG NAME", "GROSS WEIGHT", "FINE WEIGHT", "BAR ASSAY",
      "YEAR OR REFERENCE", "VAULT NAME",
    ],
    optional: 5, numeric: [2, 3, 4],
    headings: [
      "BAR", "NUMBER", "REFINER", "LONG", "NAME", "GROSS", "FINE", "WEIGHT", "ASSAY", "VAULT",
    ],
    moreHeadings: ["YEAR", "OR", "OF", "MANUFACTURE", "REFERENCE", "REF", "NO"],
    footers: ["page ", "end of ", "hbeu"])

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    var totals = PrintedTotals(path: file.path)
    var builder = BarBuilder(
      entry,
      BarBuilder.Grammar(
        scale: .fraction, gross: PrintedTotals.weight, fine: PrintedTotals.weight),
      fixed: [.grossUnit: "ozt"])
    var bars: [ListedBar] = []
    try table.read(try LayoutText(file), path: file.path) { line throws(InputError) in
      try takes(line, entry, &builder, &totals)
    } row: { cells throws(InputError) in
      let bar = try builder.listed(try row(cells, file.path))
      totals.add(bar.bar)
      bars.append(bar)
    }
    try totals.check(required: Self.totals.map { ($0.kind, $0.name) })
    return bars
  }

  private static let totals: [(kind: PrintedTotals.Kind, name: String)] = [
    (.bars, "Total Allocated Bar Count"), (.gross, "Total Allocated Gross Weight"),
    (.fine, "Total Allocated Fine Weight"),
  ]

  /// Takes a line of the header.
  private static func takes(
    _ line: LayoutLine, _ entry: Engagement.BarListFile, _ builder: inout BarBuilder,
    _ printed: inout PrintedTotals
  ) throws(InputError) -> Bool {
    var isKnown = false
    for (kind, name) in totals {
      guard let cell = line.value(after: name) else { continue }
      try printed.expect(kind, cell)
      isKnown = true
    }
    if let account = line.value(after: "Allocated A/C") {
      try builder.fix(.account, account)
      isKnown = true
    }
    if let date = line.value(after: "C.O.B") {
      try PrintedHeader.checkDay(date, entry)
      isKnown = true
    }
    if let title = title(line) {
      try builder.fix(.metal, try PrintedHeader.metal(title, path: entry.path))
      isKnown = true
    }
    return isKnown
  }

  /// The metal in `Client Gold Stock Holdings`.
  private static func title(_ line: LayoutLine) -> ListCell? {
    guard let client = line.value(after: "Client"),
      client.text.lowercased().hasSuffix(" stock holdings")
    else { return nil }
    var metal = client
    metal.name = "the title's metal"
    metal.text = String(client.text.dropLast(" stock holdings".count))
    return metal
  }

  private static func row(_ cells: [ListCell?], _ path: String) throws(InputError) -> ListRow {
    var row = ListRow(line: cells[0]?.line ?? 1, column: cells[0]?.column ?? 1)
    let columns: [BarColumn?] = [
      .serial, .refinerCode, .grossWeight, .fine, .fineness, nil, .vault,
    ]
    for case (let column?, let cell) in zip(columns, cells) { row[column] = cell }
    // A year in some lists and a reference in others: what it is cannot be told from the number,
    // and a wrong year would make another bar of it. So it is looked at and not read.
    if let number = cells[5], !number.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      throw number.error("is no number", in: path)
    }
    return row
  }
}
