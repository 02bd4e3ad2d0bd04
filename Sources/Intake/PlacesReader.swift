public import Audit
public import Diagnostics
public import MerkleSum

/// Reads places.csv, where an earlier audit found each bar.
public enum PlacesReader {
  private static let header = ["bar_id", "list", "vault_id", "container_id", "seal_no"]

  /// Reads the places and hashes their file.
  public static func read(
    _ path: String
  ) throws(InputError) -> (digest: Digest, places: [EarlierAudit.Place]) {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var places: [EarlierAudit.Place] = []
    while try table.next() {
      places.append(
        EarlierAudit.Place(
          bar: try row.required(0), list: try row.required(1), vault: try row.text(2),
          container: try row.text(3), seal: try row.text(4)))
    }
    return (file.digest, places)
  }
}
