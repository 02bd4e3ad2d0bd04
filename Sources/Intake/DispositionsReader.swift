public import Audit
public import Diagnostics
public import MerkleSum

/// Reads the written dispositions of findings, and hashes the file that each of them rests on.
public enum DispositionsReader {
  private static let header = ["finding_id", "decision", "by", "date", "evidence_file", "note"]

  /// The file's hash and its dispositions. Evidence files are named relative to it.
  ///
  /// - Throws: `InputError`, also for two decisions on one finding and for evidence that is
  ///   missing.
  public static func read(
    _ path: String
  ) throws(InputError) -> (digest: Digest, dispositions: [Disposition]) {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    let paths = PathResolver(relativeTo: path)
    var lines: [String: Int] = [:]
    var dispositions: [Disposition] = []
    while try table.next() {
      let finding = try row.required(0)
      if let first = lines.updateValue(row.line, forKey: finding) {
        throw row.error(0, "the finding is decided already on line \(first)")
      }
      dispositions.append(
        Disposition(
          finding: finding, decision: try row.word(1), by: try row.required(2),
          date: try row.requiredDate(3), evidence: try evidence(row, paths),
          note: try row.text(5), location: row.location(0, path: path)))
    }
    return (file.digest, dispositions)
  }

  private static func evidence(
    _ row: CSVRow, _ paths: PathResolver
  ) throws(InputError) -> Digest {
    let name = try row.required(4)
    do {
      return try InputFile.sha256(paths.resolve(name))
    } catch {
      throw row.error(
        4, "the evidence cannot be read: \(error)",
        hint: "a disposition rests on a file that shows why")
    }
  }
}
