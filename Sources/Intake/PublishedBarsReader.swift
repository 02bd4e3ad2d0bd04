public import Diagnostics
public import Disclosure
public import MerkleSum
import Notation

/// Reads bars.csv, the list of all bars as an audit treated them.
public enum PublishedBarsReader {
  private static let header = [
    "bar_id", "list", "listed_fine_mozt", "accepted_fine_mozt", "status", "reasons", "nonce",
  ]

  /// The lines of the file, which must be the one with this hash.
  public static func read(
    _ path: String, sha256: Digest
  ) throws(InputError) -> [PublishedBar] {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var bars: [PublishedBar] = []
    while try table.next() { bars.append(try bar(row)) }
    guard file.digest == sha256 else {
      throw InputError(
        "the file is not the bars.csv that the statement names", file: path,
        hint: "files of two audits were mixed, or the file was saved by another program")
    }
    return bars
  }

  private static func bar(_ row: CSVRow) throws(InputError) -> PublishedBar {
    let reasons = try row.text(5).utf8.split(separator: 0x2B).map { String($0) ?? "" }
    let accepted = try row.text(4) == "accepted"
    guard accepted == reasons.isEmpty else {
      throw row.error(4, "status and reasons contradict each other")
    }
    guard let nonce = Hex.decode(try row.text(6), count: 16).flatMap({ Nonce($0) }) else {
      throw row.error(6, "nonce is not 32 lower-case hexadecimal digits")
    }
    return PublishedBar(
      id: try row.text(0), list: try row.text(1), fineListed: try weight(row, 2),
      fineAccepted: try weight(row, 3), reasons: reasons, nonce: nonce)
  }

  private static func weight(_ row: CSVRow, _ index: Int) throws(InputError) -> UInt64 {
    guard let number = try row.number(index, decimals: 0), let weight = UInt64(exactly: number)
    else { throw row.error(index, "\(header[index]) is no weight in 0.001 ozt") }
    return weight
  }
}
