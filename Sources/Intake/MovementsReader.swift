public import Audit
import Bullion
public import Diagnostics
public import MerkleSum

/// Reads the custodian's record of bars that came and went: one row a bar.
public enum MovementsReader {
  private static let header = [
    "date", "direction", "refiner_code", "serial", "year", "gross_weight", "gross_unit",
    "fineness", "fine_ozt",
  ]

  /// Reads a record and hashes its file.
  public static func read(
    _ path: String
  ) throws(InputError) -> (digest: Digest, movements: [BarMovement]) {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var movements: [BarMovement] = []
    while try table.next() {
      let unit = try row.word(6, as: Bar.Unit.self)
      let bar = Bar(
        refinerCode: try row.idPart(2), serial: try row.idPart(3), year: try row.year(4),
        unit: unit, gross: try row.weight(5, unit), fineness: try row.permille(7),
        statedFine: try row.thousandths(8))
      guard bar.id.utf8.count <= 255 else {
        throw row.error(3, "the bar's identity has more than 255 bytes")
      }
      movements.append(
        BarMovement(
          direction: try row.word(1), date: try row.requiredDate(0), bar: bar.id,
          fine: bar.listedFine, location: row.location(3, path: path)))
    }
    return (file.digest, movements)
  }
}
