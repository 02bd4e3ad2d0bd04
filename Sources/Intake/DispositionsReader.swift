public import Diagnostics
public import MerkleSum

/// Reads the written dispositions of findings. This version applies none; it reads them so that
/// they stand among the inputs and nobody believes them lost.
public enum DispositionsReader {
  private static let header = ["finding_id", "decision", "by", "date", "evidence_file", "note"]

  /// The file's hash and the number of its rows.
  public static func read(_ path: String) throws(InputError) -> (digest: Digest, rows: Int) {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var rows = 0
    while try table.next() {
      for index in header.indices { _ = try row.text(index) }
      _ = try row.date(3)
      rows += 1
    }
    return (file.digest, rows)
  }
}
