import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// Turns the rows of one holder file into leaves.
final class HolderRow {
  private let table: CSVTable
  private let scanner: CSVScanner
  private let path: String
  private let number: Int
  private let asset: Statement.Asset
  private let idColumn: Int
  private let balanceColumn: Int
  /// The prefix, and behind it room for the id of the present row.
  private var id: [UInt8]
  private let prefixLength: Int

  /// Finds the columns; each one is mapped or ignored.
  init(
    _ table: CSVTable, _ file: Engagement.HolderFile, number: Int, asset: Statement.Asset
  ) throws(InputError) {
    self.table = table
    scanner = table.scanner
    path = file.path
    self.number = number
    self.asset = asset
    idColumn = try table.column(file.idColumn)
    balanceColumn = try table.column(file.balanceColumn)
    let ignored = try file.ignoredColumns.map { name throws(InputError) in
      try table.column(name)
    }
    // A column has one use: what is read as a balance is no id, and is not ignored.
    guard idColumn != balanceColumn, !ignored.contains(idColumn), !ignored.contains(balanceColumn)
    else {
      throw InputError("a column is mapped twice, or mapped and ignored", file: path)
    }
    for index in table.header.indices
    where index != idColumn && index != balanceColumn && !ignored.contains(index) {
      throw InputError(
        "unknown column '\(CSVTable.printable(table.header[index].name))'", file: path, line: 1,
        column: table.header[index].column,
        hint: "map it as id or balance, or list it under ignore")
    }
    id = Array(file.prefix.utf8)
    prefixLength = id.count
  }

  /// Adds the present row to `leaves`.
  @inline(__always)
  func append(to leaves: inout LeafBatch) throws(InputError) {
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
