public import Audit
public import Diagnostics

/// Reads the register of refiners.
public enum RefinerRegisterReader {
  private static let header = [
    "refiner_code", "refiner_name", "status", "valid_from", "valid_to", "decided_on",
  ]

  /// Reads a register and hashes its file.
  public static func read(_ path: String) throws(InputError) -> RefinerRegister {
    let file = try InputFile(path)
    let table = try CSVTable(file)
    try table.requireHeader(header)
    let row = CSVRow(table, path: path)
    var entries: [RefinerRegister.Entry] = []
    while try table.next() {
      let entry = RefinerRegister.Entry(
        code: try row.text(0), name: try row.text(1), status: try row.word(2),
        validFrom: try row.date(3), validTo: try row.date(4), decidedOn: try row.date(5))
      guard !entry.code.isEmpty else { throw row.error(0, "refiner_code is empty") }
      if let from = entry.validFrom, let to = entry.validTo, to < from {
        throw row.error(4, "valid_to is before valid_from")
      }
      entries.append(entry)
    }
    return RefinerRegister(digest: file.digest, entries: entries)
  }
}
