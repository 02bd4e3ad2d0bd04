public import Audit
public import Diagnostics
public import MerkleSum

/// Reads the record of boxes that were opened and sealed again: one row an opening.
public enum SealOpeningsReader {
  private static let header = [
    "vault_id", "container_id", "date", "old_seal", "new_seal", "by",
  ]

  /// Reads a record and hashes its file.
  public static func read(
    _ path: String
  ) throws(InputError) -> (digest: Digest, openings: [SealOpening]) {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var openings: [SealOpening] = []
    while try table.next() {
      openings.append(
        SealOpening(
          vault: try row.text(0), container: try row.required(1), date: try row.requiredDate(2),
          oldSeal: try row.text(3), newSeal: try row.text(4), by: try row.required(5)))
    }
    return (file.digest, openings)
  }
}
