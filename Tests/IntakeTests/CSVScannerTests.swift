import Diagnostics
import TestSupport
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

  /// Defects behind what makes counting hard: line ends in quotes, CRLF, text of many bytes.
  @Test(arguments: [
    ("a,b\n\"x\ny\",c\"\n", "3:5: a quote in the middle of a field"),
    ("a,b\r\nc,d\r\n\"x\r\ny\"z", "4:3: text after a closing quote"),
    ("é,ü\n€,\"", "2:5: a quoted field is not closed"),
    ("\"a\n\n\n\",\"b\n\",c\rd", "5:4: a carriage return without a line feed"),
    ("a\r\n\r", "2:1: a carriage return without a line feed"),
    ("a\n\"\nü\0\"", "3:3: a NUL byte"), ("€\0", "1:4: a NUL byte"),
    ("a\nb\n\u{FEFF},\0", "3:5: a NUL byte"),
  ])
  func places(text: String, message: String) {
    for pieceBytes in [1, 5, 1 << 18] {
      #expect(defect(in: Array(text.utf8), pieceBytes: pieceBytes) == message)
    }
  }

  @Test func invalidTextIsFoundInEveryField() {
    #expect(defect(in: Array("a,b\n\"x\ny".utf8) + [0xC3, 0x22, 0x0A]) == "3:2: not valid UTF-8")
    #expect(defect(in: Array("a\r\né,".utf8) + [0xFF]) == "2:4: not valid UTF-8")
    #expect(defect(in: [0x80]) == "1:1: not valid UTF-8")
    #expect(defect(in: Array("a\n".utf8) + [0xE2, 0x82]) == "2:1: not valid UTF-8")
  }

  @Test func byteOrderMark() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for pieceBytes in [1, 2, 1 << 18] {
      #expect(
        defect(in: mark + Array("a\n".utf8), pieceBytes: pieceBytes)
          == "1:1: the file begins with a byte order mark")
      #expect(defect(in: mark, pieceBytes: pieceBytes).hasSuffix("a byte order mark"))
      #expect(defect(in: mark.dropLast(), pieceBytes: pieceBytes) == "1:1: not valid UTF-8")
    }
    #expect(defect(in: []) == "the file is empty")
  }

  /// The longest record, and one byte more, however it ends and wherever the pieces fall.
  @Test(arguments: ["", "\n", "\r\n", "\nb\n", "\r\nb"], [4096, 65_536, 65_537, 65_538, 1 << 18])
  func longestRecord(end: String, pieceBytes: Int) {
    let longest = [UInt8](repeating: 0x61, count: 65_536)
    let quoted = [0x22] + [UInt8](repeating: 0x0A, count: 65_534) + [0x22]
    for record in [longest, quoted] {
      let first = Array("h\n".utf8)
      let tail = Array(end.utf8)
      #expect(defect(in: first + record + tail, pieceBytes: pieceBytes) == "none")
      #expect(
        defect(
          in: first + record.dropLast() + [record[1], record[0]] + tail, pieceBytes: pieceBytes)
          == "2:1: the record is longer than 65536 bytes")
    }
  }

  @Test func unclosedQuoteDoesNotReadTheWholeFile() {
    let bytes = Array("h\n\"".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(
      defect(in: bytes, pieceBytes: 4096) == "2:1: the record is longer than 65536 bytes")
  }

  @Test func fieldsAreMarked() throws {
    let scratch = Scratch()
    let path = scratch.file("a.csv", "a,\"b\",\"c\"\"\"\n")
    let scanner = try CSVScanner(try InputFile(path))
    #expect(try scanner.next())
    #expect(scanner.fields.map(\.isQuoted) == [false, true, true])
    #expect(scanner.fields.map(\.hasEscapes) == [false, false, true])
    #expect(scanner.consumed == 12)
  }

  private func defect(in bytes: [UInt8], pieceBytes: Int = 1 << 18) -> String {
    let scratch = Scratch()
    switch scan(scratch.file("a.csv", bytes), pieceBytes: pieceBytes) {
    case .success: return "none"
    case .failure(let defect) where defect.line == 0: return defect.reason
    case .failure(let defect): return "\(defect.line):\(defect.column): \(defect.reason)"
    }
  }
}
