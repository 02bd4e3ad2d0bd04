public import Audit
import Bullion
public import Diagnostics

/// Reads what each box holds, by the papers that lie with it: one row a box.
public enum PackingListReader {
  private static let header = [
    "vault_id", "container_id", "seal_no", "bars", "gross_weight", "gross_unit", "fine_ozt",
  ]

  /// Reads a packing list and hashes its file.
  public static func read(_ path: String) throws(InputError) -> PackingList {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var boxes: [PackingList.Box] = []
    var lines: [[[UInt8]]: Int] = [:]
    while try table.next() {
      let box = try box(row, path)
      let name = [Array(box.vault.utf8), Array(box.container.utf8)]
      if let first = lines.updateValue(row.line, forKey: name) {
        throw row.error(1, "the box stands already on line \(first)")
      }
      boxes.append(box)
    }
    return PackingList(digest: file.digest, boxes: boxes)
  }

  private static func box(_ row: CSVRow, _ path: String) throws(InputError) -> PackingList.Box {
    let unit = try row.text(5)
    let gross = try row.thousandths(4)
    guard (gross == nil) == unit.isEmpty else {
      throw row.error(5, "gross_weight and gross_unit go together")
    }
    guard let bars = try row.number(3, decimals: 0).flatMap({ UInt64(exactly: $0) }) else {
      throw row.error(3, "bars is no number of bars")
    }
    var box = PackingList.Box(
      vault: try row.text(0), container: try row.required(1), seal: try row.text(2), bars: bars,
      location: row.location(1, path: path))
    if let gross {
      box.gross =
        try row.word(5, as: Bar.Unit.self) == .grams ? .milligrams(gross) : .milliOunces(gross)
    }
    box.fine = try row.thousandths(6)
    return box
  }
}
