import Diagnostics
import Testing

@testable import Intake

@Suite struct CSVScannerTests {
  /// What the scanner makes of a file.
  private func scan(
    _ path: String, pieceBytes: Int
  ) -> Result<[[ReferenceCSV.Field]], ReferenceCSV.Defect> {
    do throws(InputError) {
      let scanner = try CSVScanner(try InputFile(path, isHashed: false), pieceBytes: pieceBytes)
      var records: [[ReferenceCSV.Field]] = []
      while try scanner.next() {
        records.append(
          scanner.fields.indices.map { index in
            let field = scanner.fields[index]
            return ReferenceCSV.Field(
              line: field.line, column: field.column, text: Array(scanner.bytes(index)))
          })
      }
      return .success(records)
    } catch {
      return .failure(
        ReferenceCSV.Defect(
          line: error.location?.line ?? 0, column: error.location?.column ?? 0,
          reason: error.reason))
    }
  }

  /// Every short file is read as the reference reads it, fields, places and defects, however the
  /// bytes come in pieces.
  @Test func agreesWithReference() {
    let scratch = Scratch()
    let files =
      strings(of: Array("a,\"\r\n".utf8), upTo: 6) + strings(of: Array("a,\"\n\0".utf8), upTo: 5)
    for bytes in files {
      let expected = ReferenceCSV.read(bytes)
      let path = scratch.file("a.csv", bytes)
      for pieceBytes in [1, 2, 3, 7] {
        let found = scan(path, pieceBytes: pieceBytes)
        guard found != expected else { continue }
        let text = String(decoding: bytes, as: UTF8.self).debugDescription
        Issue.record("\(text) in pieces of \(pieceBytes): \(found)")
      }
    }
  }
}
