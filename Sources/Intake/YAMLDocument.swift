import Diagnostics
import Yams

/// One YAML document whose every scalar is kept as text: YAML's own numbers, dates and booleans
/// are never used.
enum YAMLDocument {
  /// The most bytes an engagement file may have.
  static let maximumBytes = 1 << 18
  /// The deepest nesting that is read; an engagement needs five.
  private static let maximumDepth = 64

  /// Reads a file's only document.
  static func read(_ path: String) throws(InputError) -> YAMLValue {
    let bytes = try InputFile.contents(path, limit: maximumBytes)
    if let offset = bytes.withUnsafeBytes({ firstInvalidUTF8(in: $0) }) {
      let line = bytes[..<offset].count { $0 == 0x0A } + 1
      throw InputError("not valid UTF-8", file: path, line: line)
    }
    try checkStructure(bytes, path)
    do {
      guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else {
        throw InputError("the file has no content", file: path)
      }
      return YAMLValue(node, file: path)
    } catch let error as InputError {
      throw error
    } catch let error as YamlError {
      throw InputError(error, file: path)
    } catch {
      throw InputError("not readable as YAML", file: path)
    }
  }

  /// Refuses what could make the parser work without bound, before it sees the file: anchors
  /// with aliases (a few lines can stand for billions of nodes) and deep nesting (each level
  /// costs stack). Neither has a use in an engagement file.
  private static func checkStructure(_ bytes: [UInt8], _ path: String) throws(InputError) {
    var line = 1
    var lineStart = 0
    var isLeading = true
    var depth = 0
    for (position, byte) in bytes.enumerated() {
      let column = position - lineStart + 1
      switch byte {
      case 0x0A:
        line += 1
        lineStart = position + 1
        isLeading = true
        continue
      case 0x5B, 0x7B: depth += 1
      case 0x5D, 0x7D: depth = max(0, depth - 1)
      case 0x26, 0x2A:
        let before = position > 0 ? bytes[position - 1] : 0x0A
        let after = position + 1 < bytes.count ? bytes[position + 1] : 0x0A
        if isTokenEnd(before) && isNameByte(after) {
          throw InputError(
            "anchors and aliases are not read", file: path, line: line, column: column,
            hint: "write the value out where it is needed")
        }
      default: break
      }
      // Indentation, and the dashes that open nested lists: each level takes a column.
      isLeading = isLeading && [0x20, 0x2D, 0x3F, 0x3A].contains(byte)
      if depth > maximumDepth || (isLeading && column > maximumDepth) {
        throw InputError(
          "nested too deeply", file: path, line: line, column: column)
      }
    }
  }

  private static func isTokenEnd(_ byte: UInt8) -> Bool {
    [0x0A, 0x0D, 0x20, 0x09, 0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F].contains(byte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte == 0x2D
  }
}

extension InputError {
  /// The parser's error, in one line.
  fileprivate init(_ error: YamlError, file: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(
        "not readable as YAML: \(problem)", file: file, line: mark.line, column: mark.column)
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(
        "duplicate key '\(keys.first ?? "")'", file: file, line: context.mark.line,
        column: context.mark.column)
    default:
      self.init("not readable as YAML", file: file)
    }
  }
}
