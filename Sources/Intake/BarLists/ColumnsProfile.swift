import Audit
import Diagnostics

/// Any CSV file whose columns the engagement file names.
enum ColumnsProfile: BarListReader.Profile {
  static let name = "columns"
  static let open = BarColumn.forWholeLists

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    let mapped = try mapping(entry)
    let scale = try scale(entry)
    let table = try CSVTable(file)
    try checkHeader(table, mapped.map(\.name) + entry.layout.ignored.map(\.text), file.path)
    let columns = try mapped.map { name, column throws(InputError) in
      (field: try table.column(name), column: column)
    }
    let builder = BarBuilder(
      entry,
      BarBuilder.Grammar(scale: scale, gross: ListNumber(decimals: 0...6)))
    let cells = CSVCells(table, path: file.path, columns: columns)
    var bars: [ListedBar] = []
    while let row = try cells.next() { bars.append(try builder.listed(row)) }
    return bars
  }

  /// Which column of the file is which canonical one; no column of either side is used twice.
  private static func mapping(
    _ entry: Engagement.BarListFile
  ) throws(InputError) -> [(name: String, column: BarColumn)] {
    guard !entry.layout.columns.isEmpty else {
      throw InputError(
        "the profile columns needs the key columns", at: entry.location,
        hint: "such as columns: { serial: \"Bar No\", gross_weight: \"Gross oz\" }")
    }
    var mapped: [(name: String, column: BarColumn)] = []
    for setting in entry.layout.columns {
      guard let column = BarColumn(rawValue: setting.name) else {
        throw InputError("\(setting.name) is no column of a bar list", at: setting.location)
      }
      mapped.append((setting.text, column))
    }
    var used: Set<[UInt8]> = []
    for setting in entry.layout.columns + entry.layout.ignored {
      guard used.insert(Array(setting.text.utf8)).inserted else {
        throw InputError(
          "the column is mapped twice, ignored twice, or mapped and ignored", at: setting.location)
      }
    }
    for setting in entry.layout.defaults
    where entry.layout.columns.contains(where: { $0.name == setting.name }) {
      throw InputError("\(setting.name) is mapped to a column already", at: setting.location)
    }
    return mapped
  }

  private static func scale(_ entry: Engagement.BarListFile) throws(InputError) -> AssayScale? {
    let known = "one of \(AssayScale.allCases.map(\.rawValue).joined(separator: ", "))"
    guard let setting = entry.layout.assayScale else {
      guard entry.layout.columns.contains(where: { $0.name == BarColumn.fineness.rawValue }) else {
        return nil
      }
      throw InputError(
        "the profile columns needs the key assay-scale", at: entry.location, hint: known)
    }
    guard let scale = AssayScale(rawValue: setting.text) else {
      throw InputError("assay-scale is none of its words", at: setting.location, hint: known)
    }
    return scale
  }

  private static func checkHeader(
    _ table: CSVTable, _ known: [String], _ path: String
  ) throws(InputError) {
    for name in known { _ = try table.column(name) }
    let names = Set(known.map { Array($0.utf8) })
    if let column = table.header.first(where: { !names.contains($0.name) }) {
      throw InputError(
        "unknown column '\(CSVTable.printable(column.name))'", file: path, line: 1,
        column: column.column, hint: "map it under columns or name it under ignore")
    }
  }
}
