import Audit
import Bullion
import Diagnostics
import Notation

/// Makes bars of the rows of a list in any format: reads each cell by the profile's grammar and
/// takes from the engagement what the list has no place for. Nothing else is filled in.
struct BarBuilder {
  /// The unit of a list's gross weights.
  enum GrossUnit: String, CaseIterable { case ozt, g, kg }

  /// What the profile knows of its numbers.
  struct Grammar {
    var scale: AssayScale?
    var gross = ListNumber(decimals: 0...3)
    var fine = ListNumber(decimals: 0...3)
    /// Of the gross weight in a second unit; up to three decimals where the profile says nothing.
    var secondGross: ListNumber?
  }

  private let entry: Engagement.BarListFile
  private let grammar: Grammar
  /// What holds for all rows by the profile, or by the list's own heading.
  private var fixed: [BarColumn: ListCell] = [:]

  init(_ entry: Engagement.BarListFile, _ grammar: Grammar, fixed: [BarColumn: String] = [:]) {
    self.entry = entry
    self.grammar = grammar
    for (column, text) in fixed {
      self.fixed[column] = ListCell(text: text, name: column.rawValue, line: 1, column: 1)
    }
  }

  /// Takes a value for all rows from the list's own heading.
  mutating func fix(_ column: BarColumn, _ cell: ListCell) throws(InputError) {
    if let setting = setting(column) {
      throw InputError(
        "the list itself says \(column.rawValue)", at: setting.location,
        hint: "a default is for what the list does not say")
    }
    if let first = fixed[column], !first.text.utf8.elementsEqual(cell.text.utf8) {
      throw cell.error("differs from line \(first.line)", in: entry.path)
    }
    fixed[column] = fixed[column] ?? cell
  }

  /// The bar of a row.
  func listed(_ row: ListRow) throws(InputError) -> ListedBar {
    let unit = try word(row, .grossUnit, as: GrossUnit.self)
    let assays = try assays(row)
    var bar = Bar(
      metal: try idPart(row, .metal, isNeeded: true), refinerCode: try idPart(row, .refinerCode),
      refinerMark: try text(row, .refinerMark), serial: try idPart(row, .serial),
      year: try year(row), form: try word(row, .form), unit: unit == .ozt ? .troyOunces : .grams,
      gross: try gross(row, unit), fineness: assays.lower,
      statedFine: try weight(row, .fine, grammar.fine, places: 3),
      weightBasis: try word(row, .weightBasis), vault: try text(row, .vault),
      container: try text(row, .container), seal: try text(row, .seal),
      account: try text(row, .account), status: try text(row, .status))
    bar.higherAssay = assays.higherUsed
    bar.secondGross = try secondGross(row, unit)
    bar.count = try count(row)
    for column in [BarColumn.countMethod, .certificate, .remarks] { _ = try text(row, column) }
    guard bar.id.utf8.count <= 255 else {
      throw InputError(
        "the bar's identity has more than 255 bytes", file: entry.path, line: row.line,
        column: row[.serial]?.column ?? row.column)
    }
    var columns = [Int](repeating: row.column, count: ListedBar.Field.allCases.count)
    for column in BarColumn.allCases {
      if let field = column.field, let cell = row[column] { columns[field.rawValue] = cell.column }
    }
    var listed = ListedBar(bar: bar, path: entry.path, line: row.line, columns: columns)
    listed.days = ListedBar.Days(
      arrived: try date(row, .dateIn), left: try date(row, .dateOut),
      counted: try date(row, .lastCounted), weighed: try date(row, .lastWeighed))
    listed.printed = ListedBar.PrintedDecimals(
      gross: unit == .ozt ? printed(row, .grossWeight) : nil,
      fineness: grammar.scale == .permille ? printed(row, .fineness) : nil,
      fine: printed(row, .fine))
    return listed
  }

  private func date(_ row: ListRow, _ column: BarColumn) throws(InputError) -> CalendarDate? {
    guard let cell = row[column], !cell.text.isEmpty else { return nil }
    guard let date = CalendarDate(cell.text) else {
      throw cell.error("is no date YYYY-MM-DD", in: entry.path)
    }
    return date
  }

  /// How many decimals the list prints of a figure; nil where it prints none of it.
  private func printed(_ row: ListRow, _ column: BarColumn) -> Int? {
    guard let cell = row[column], !cell.text.isEmpty else { return nil }
    return DecimalText.printedDecimals(cell.text)
  }

  private func setting(_ column: BarColumn) -> Engagement.BarListLayout.Setting? {
    entry.layout.defaults.first { $0.name == column.rawValue }
  }

  /// A column's text: the row's, else the whole list's, else the engagement's, else empty.
  private func text(_ row: ListRow, _ column: BarColumn) throws(InputError) -> String {
    guard let cell = row[column] ?? fixed[column] else { return setting(column)?.text ?? "" }
    if let defect = Array(cell.text.utf8).withUnsafeBytes({ TextRules.defect($0) }) {
      throw cell.error("has \(defect)", in: entry.path)
    }
    return cell.text
  }

  /// A text that goes into the bar's identity, where `|` separates.
  private func idPart(
    _ row: ListRow, _ column: BarColumn, isNeeded: Bool = false
  ) throws(InputError) -> String {
    let text = try text(row, column)
    guard !text.utf8.contains(0x7C) else {
      let reason = "has a '|', which separates the parts of a bar's id"
      guard let cell = row[column] ?? fixed[column] else {
        throw InputError("\(column.rawValue) \(reason)", at: setting(column)?.location)
      }
      throw cell.error(reason, in: entry.path)
    }
    if isNeeded, row[column] == nil, text.isEmpty { throw missing(column, "AU") }
    return text
  }

  /// A word of a fixed vocabulary, which somebody must have said.
  private func word<Word: RawRepresentable & CaseIterable>(
    _ row: ListRow, _ column: BarColumn, as type: Word.Type = Word.self
  ) throws(InputError) -> Word where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    if let cell = row[column] ?? fixed[column] {
      guard let word = Word(rawValue: cell.text) else {
        throw cell.error("is none of its words", in: entry.path, hint: "one of \(known)")
      }
      return word
    }
    guard let setting = setting(column) else { throw missing(column, known) }
    guard let word = Word(rawValue: setting.text) else {
      throw InputError(
        "\(column.rawValue) is none of its words", at: setting.location, hint: "one of \(known)")
    }
    return word
  }

  private func missing(_ column: BarColumn, _ known: String) -> InputError {
    InputError(
      "the list does not say \(column.rawValue), and the entry gives no default",
      at: entry.location, hint: "add defaults: { \(column.rawValue): … } with one of \(known)")
  }

  private func year(_ row: ListRow) throws(InputError) -> Int? {
    guard let cell = row[.year], !cell.text.isEmpty else { return nil }
    guard cell.text.utf8.count == 4, cell.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(cell.text)
    else { throw cell.error("is not four digits", in: entry.path) }
    return year
  }

  private func gross(_ row: ListRow, _ unit: GrossUnit) throws(InputError) -> Mass? {
    let places = unit == .kg ? 6 : 3
    return try weight(row, .grossWeight, grammar.gross, places: places).map {
      unit == .ozt ? .milliOunces($0) : .milligrams($0)
    }
  }

  private func weight(
    _ row: ListRow, _ column: BarColumn, _ number: ListNumber, places: Int
  ) throws(InputError) -> UInt64? {
    guard let cell = row[column], !cell.text.isEmpty else { return nil }
    let weight = try number.units(cell, places: places, path: entry.path)
    guard weight <= Mass.maximumUnits else {
      throw cell.error("is above \(places == 6 ? "1000" : "1000000")", in: entry.path)
    }
    return weight
  }

  /// The weight in the list's second unit: grams beside ounces, ounces beside grams.
  private func secondGross(_ row: ListRow, _ unit: GrossUnit) throws(InputError) -> Mass? {
    let number = grammar.secondGross ?? ListNumber(decimals: 0...3)
    return try weight(row, .secondGross, number, places: 3).map {
      unit == .ozt ? .milligrams($0) : .milliOunces($0)
    }
  }

  /// How many bars the row stands for; one where the list does not say.
  private func count(_ row: ListRow) throws(InputError) -> UInt64 {
    guard let cell = row[.count], !cell.text.isEmpty else { return 1 }
    let bars = try ListNumber(decimals: 0...0).units(cell, places: 0, path: entry.path)
    guard bars >= 1 else { throw cell.error("is 0", in: entry.path) }
    return bars
  }

  /// The lowest assay, which counts where a bar bears two, and the list's own if that was higher.
  private func assays(
    _ row: ListRow
  ) throws(InputError) -> (lower: Fineness?, higherUsed: Fineness?) {
    let listed = try fineness(row, .fineness)
    guard let listed, let other = try fineness(row, .otherFineness), other < listed else {
      return (listed, nil)
    }
    return (other, listed)
  }

  private func fineness(_ row: ListRow, _ column: BarColumn) throws(InputError) -> Fineness? {
    guard let cell = row[column], !cell.text.isEmpty, let scale = grammar.scale else {
      return nil
    }
    guard let fineness = scale.fineness(cell.text) else {
      throw cell.error("is no assay in the list's scale", in: entry.path, hint: scale.hint)
    }
    return fineness
  }
}
