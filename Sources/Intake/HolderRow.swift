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
    if let defect = TextRules.defect(text) { throw error("the id has \(defect)", in: idColumn) }
    let balance = scanner.bytes(balanceColumn)
    let amount: UInt128
    do {
      amount = try DecimalText.parse(balance, decimals: asset.decimals)
    } catch {
      throw self.error(error)
    }
    let place = scanner.fields[idColumn]
    let origin = LeafOrigin(file: number, line: place.line, column: place.column).code
    guard prefixLength > 0 else {
      leaves.append(id: text, amount: amount, origin: origin)
      return
    }
    id.removeSubrange(prefixLength...)
    id.append(contentsOf: text)
    // Prefix and field may be in normal form each and not together.
    if let defect = id.withUnsafeBytes({ TextRules.defect($0) }) {
      throw error("the id with its prefix has \(defect)", in: idColumn)
    }
    id.withUnsafeBytes { leaves.append(id: $0, amount: amount, origin: origin) }
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
