import Diagnostics

/// Rows of a CSV bar list as cells.
struct CSVCells {
  private let table: CSVTable
  private let row: CSVRow
  /// Which field of a record is which column of the canonical list.
  private let columns: [(field: Int, column: BarColumn)]

  init(_ table: CSVTable, path: String, columns: [(field: Int, column: BarColumn)]) {
    self.table = table
    self.columns = columns
    row = CSVRow(table, path: path)
  }

  /// The next row; nil at the end. Fields that are not read follow the text rules too.
  func next() throws(InputError) -> ListRow? {
    guard try table.next() else { return nil }
    for index in table.header.indices { _ = try row.text(index) }
    var cells = ListRow(line: row.line, column: row.column(0))
    for (index, column) in columns {
      let field = table.scanner.fields[index]
      cells[column] = ListCell(
        text: try row.text(index), name: CSVTable.printable(table.header[index].name),
        line: field.line, column: field.column)
    }
    return cells
  }
}
