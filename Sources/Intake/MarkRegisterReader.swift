public import Audit
public import Diagnostics

/// Reads the register of refiners' marks.
public enum MarkRegisterReader {
  private static let header = ["refiner_code", "mark", "valid_from", "valid_to"]

  /// Reads a register and hashes its file.
  public static func read(_ path: String) throws(InputError) -> MarkRegister {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var entries: [MarkRegister.Entry] = []
    while try table.next() {
      let entry = MarkRegister.Entry(
        code: try row.required(0), mark: try row.required(1), validFrom: try row.date(2),
        validTo: try row.date(3))
      if let from = entry.validFrom, let to = entry.validTo, to < from {
        throw row.error(3, "valid_to is before valid_from")
      }
      entries.append(entry)
    }
    return MarkRegister(digest: file.digest, entries: entries)
  }
}
