import Audit
import Diagnostics

/// The weight list of the LBMA Good Delivery Rules, Annex C, as CSV.
enum LBMAProfile: BarListReader.Profile {
  static let name = "lbma"
  static let open: [BarColumn] = [.weightBasis, .vault, .account, .status]

  /// The annex's own headings, in its order.
  private static let columns: [(name: String, column: BarColumn)] = [
    ("Serial number", .serial), ("Brand code", .refinerCode),
    ("Gross weight (troy ounces)", .grossWeight), ("Assay", .fineness),
    ("Fine weight (troy ounces)", .fine),
    ("Year of Manufacture (if stamped on the bar)", .year),
  ]

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    // The annex is about Good Delivery bars; the list of a gold reserve holds those of gold.
    let builder = BarBuilder(
      entry, BarBuilder.Grammar(scale: .permille),
      fixed: [.metal: "AU", .form: "GD400", .grossUnit: "ozt"])
    return try CSVProfile.read(file, columns, builder)
  }
}

/// A CSV profile with one fixed header.
enum CSVProfile {
  static func read(
    _ file: InputFile, _ columns: [(name: String, column: BarColumn)], _ builder: BarBuilder
  ) throws(InputError) -> [ListedBar] {
    let table = try CSVTable(file)
    try table.requireHeader(columns.map(\.name))
    let cells = CSVCells(
      table, path: file.path, columns: columns.enumerated().map { ($0.offset, $0.element.column) })
    var bars: [ListedBar] = []
    while let row = try cells.next() { bars.append(try builder.listed(row)) }
    return bars
  }
}
