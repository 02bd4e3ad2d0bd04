import Diagnostics

/// A piece of a bar list's text and where it stands.
struct ListCell {
  /// The text, in which nothing was changed.
  var text: String
  /// The name of its column in the file, for messages.
  var name: String
  /// Line and byte column, from 1.
  var line: Int
  var column: Int

  /// An error at this cell.
  func error(_ reason: String, in path: String, hint: String? = nil) -> InputError {
    InputError("\(name) \(reason)", file: path, line: line, column: column, hint: hint)
  }
}

/// A row of a bar list in any format: its cells by the canonical columns that they are.
struct ListRow {
  /// Where the row begins.
  let line: Int
  let column: Int
  private var cells = [ListCell?](repeating: nil, count: BarColumn.allCases.count)

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The cell of a column; nil when the list has no such column.
  subscript(column: BarColumn) -> ListCell? {
    get { cells[column.place] }
    set { cells[column.place] = newValue }
  }
}

extension BarColumn {
  /// The column's place in the canonical header.
  fileprivate var place: Int { Self.places[self] ?? 0 }

  private static let places: [BarColumn: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
