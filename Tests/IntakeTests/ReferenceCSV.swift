/// RFC 4180 written down once more, with no thought of speed: what the scanner is compared with.
struct ReferenceCSV: Equatable {
  struct Field: Equatable {
    var line: Int
    var column: Int
    var text: [UInt8]
  }

  struct Defect: Error, Equatable {
    var line: Int
    var column: Int
    var reason: String
  }

  private let bytes: [UInt8]
  private var rest: ArraySlice<UInt8>

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    rest = bytes[...]
  }

  /// All records of a file, or its first defect.
  static func read(_ bytes: [UInt8]) -> Result<[[Field]], Defect> {
    guard !bytes.isEmpty else {
      return .failure(Defect(line: 0, column: 0, reason: "the file is empty"))
    }
    var reader = ReferenceCSV(bytes)
    return Result { () throws(Defect) in try reader.records() }
  }

  private mutating func records() throws(Defect) -> [[Field]] {
    var records: [[Field]] = []
    while !rest.isEmpty {
      var fields = [try field()]
      while take(",") { fields.append(try field()) }
      records.append(fields)
      if rest.isEmpty || take("\n") || take("\r\n") { continue }
      throw defect(at: rest.startIndex, reason(of: rest[rest.startIndex]))
    }
    return records
  }

  private func reason(of byte: UInt8) -> String {
    switch byte {
    case 0x0D: "a carriage return without a line feed"
    case 0x22: "a quote in the middle of a field"
    default: "a NUL byte"
    }
  }

  private mutating func field() throws(Defect) -> Field {
    let start = rest.startIndex
    var text: [UInt8] = []
    guard take("\"") else {
      while let byte = rest.first, !Array(",\"\r\n\0".utf8).contains(byte) {
        text.append(rest.removeFirst())
      }
      return field(at: start, text)
    }
    while !rest.isEmpty {
      if take("\"\"") {
        text.append(0x22)
      } else if take("\"") {
        guard rest.isEmpty || Array(",\r\n".utf8).contains(rest[rest.startIndex]) else {
          throw defect(at: rest.startIndex, "text after a closing quote")
        }
        return field(at: start, text)
      } else if rest.first == 0 {
        throw defect(at: rest.startIndex, "a NUL byte")
      } else {
        text.append(rest.removeFirst())
      }
    }
    throw defect(at: start, "a quoted field is not closed")
  }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private func place(_ offset: Int) -> (line: Int, column: Int) {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (before.count { $0 == 0x0A } + 1, offset - lineStart + 1)
  }

  private func field(at offset: Int, _ text: [UInt8]) -> Field {
    let (line, column) = place(offset)
    return Field(line: line, column: column, text: text)
  }

  private func defect(at offset: Int, _ reason: String) -> Defect {
    let (line, column) = place(offset)
    return Defect(line: line, column: column, reason: reason)
  }
}
