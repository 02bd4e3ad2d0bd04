import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// Where a holder file's header says that ids and balances stand.
struct HolderColumns: Sendable {
  let path: String
  /// The file's place among the files.
  let number: Int
  let prefix: String
  let id: Int
  let balance: Int
  /// Fields that each row has.
  let width: Int

  /// Finds the columns; each one is mapped or ignored.
  init(_ table: CSVTable, _ file: Engagement.HolderFile, number: Int) throws(InputError) {
    path = file.path
    self.number = number
    prefix = file.prefix
    width = table.header.count
    let id = try table.column(file.idColumn)
    let balance = try table.column(file.balanceColumn)
    self.id = id
    self.balance = balance
    let ignored = try file.ignoredColumns.map { name throws(InputError) in
      try table.column(name)
    }
    // A column has one use: what is read as a balance is no id, and is not ignored.
    guard id != balance, !ignored.contains(id), !ignored.contains(balance)
    else {
      throw InputError("a column is mapped twice, or mapped and ignored", file: path)
    }
    for index in table.header.indices
    where index != id && index != balance && !ignored.contains(index) {
      throw InputError(
        "unknown column '\(CSVTable.printable(table.header[index].name))'", file: path, line: 1,
        column: table.header[index].column,
        hint: "map it as id or balance, or list it under ignore")
    }
  }
}

/// Turns the rows of one piece of a holder file into leaves.
final class HolderRow {
  private let scanner: CSVScanner
  private let path: String
  private let number: Int
  private let asset: Statement.Asset
  private let idColumn: Int
  private let balanceColumn: Int
  private let width: Int
  /// The prefix, and behind it room for the id of the present row.
  private var id: [UInt8]
  private let prefixLength: Int

  /// The rows that `scanner` finds.
  init(_ scanner: CSVScanner, _ columns: HolderColumns, asset: Statement.Asset) {
    self.scanner = scanner
    path = columns.path
    number = columns.number
    self.asset = asset
    idColumn = columns.id
    balanceColumn = columns.balance
    width = columns.width
    id = Array(columns.prefix.utf8)
    prefixLength = id.count
  }

  /// Reads the next row and adds it to `leaves`; false at the end.
  @inline(__always)
  func next(into leaves: inout LeafBatch) throws(InputError) -> Bool {
    guard try scanner.next() else { return false }
    guard scanner.fields.count == width else {
      throw CSVTable.wrongWidth(scanner, expected: width, path)
    }
    try append(to: &leaves)
    return true
  }

  /// Adds the present row to `leaves`.
  @inline(__always)
  private func append(to leaves: inout LeafBatch) throws(InputError) {
    let text = scanner.bytes(idColumn)
    guard !text.isEmpty else { throw error("the id is empty", in: idColumn) }
    let length = prefixLength + text.count
    guard length <= LeafBuffer.maximumIDLength else {
      throw error("the id has \(length) bytes, at most 255 are allowed", in: idColumn)
    }
    guard prefixLength > 0 else { return try append(text, to: &leaves) }
    id.removeSubrange(prefixLength...)
    id.append(contentsOf: text)
    try id.withUnsafeBufferPointer { id throws(InputError) in
      try append(UnsafeRawBufferPointer(id), to: &leaves)
    }
  }

  /// Adds a leaf of this whole id. The text rules are for prefix and field together: each may be in
  /// normal form and the whole not.
  @inline(__always)
  private func append(
    _ id: UnsafeRawBufferPointer, to leaves: inout LeafBatch
  ) throws(InputError) {
    if let defect = TextRules.defect(id) {
      let what = prefixLength > 0 ? "the id with its prefix" : "the id"
      throw error("\(what) has \(defect)", in: idColumn)
    }
    let amount: UInt128
    do {
      amount = try DecimalText.parse(scanner.bytes(balanceColumn), decimals: asset.decimals)
    } catch {
      throw self.error(error)
    }
    let place = scanner.fields[idColumn]
    leaves.append(
      id: id, amount: amount,
      origin: LeafOrigin(file: number, line: place.line, column: place.column).code)
  }

  private func error(
    _ reason: String, in column: Int, offset: Int = 0, hint: String? = nil
  ) -> InputError {
    let field = scanner.fields[column]
    return InputError(
      reason, file: path, line: field.line,
      column: field.column + offset + (offset > 0 && field.isQuoted ? 1 : 0), hint: hint)
  }

  private func error(_ defect: DecimalText.Defect) -> InputError {
    let plain = "a balance is digits and at most one point: no sign, exponent, grouping or space"
    return switch defect {
    case .empty: error("the balance is empty", in: balanceColumn)
    case .unexpectedByte(let offset):
      error("the balance is not a plain number", in: balanceColumn, offset: offset, hint: plain)
    case .leadingZero: error("the balance has a leading zero", in: balanceColumn)
    case .tooManyDecimals(let found, let allowed):
      error(
        "the balance has \(found) decimal\(found == 1 ? "" : "s"), \(asset.symbol) has \(allowed)",
        in: balanceColumn, hint: "nothing is rounded: correct the file or the asset's decimals")
    case .tooLarge: error("the balance does not fit 128 bits", in: balanceColumn)
    }
  }
}
