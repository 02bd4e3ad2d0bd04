import Notation

/// Reads canonical JSON from left to right by saying what must come next. It has no recursion and
/// builds no tree, so nothing in a hostile file can make it work harder than its length.
package struct CanonicalReader {
  private let bytes: [UInt8]
  private var position = 0

  /// A reader at the beginning of `bytes`.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// A refusal that says where in the file reading stopped.
  package func malformed(_ reason: String) -> Refusal {
    Refusal(.malformedProof, "\(reason) (before byte \(position + 1))")
  }

  /// Exactly these bytes.
  package mutating func literal(_ text: String) throws(Refusal) {
    guard skip(text) else { throw malformed("expected \(JSONText.quote(text))") }
  }

  /// Steps over these bytes if they come next.
  package mutating func skip(_ text: String) -> Bool {
    guard bytes[position...].starts(with: text.utf8) else { return false }
    position += text.utf8.count
    return true
  }

  /// The bytes of a JSON string, unescaped: valid UTF-8, no control bytes, and of the escapes
  /// only those that the canonical form uses.
  package mutating func string() throws(Refusal) -> [UInt8] {
    try literal("\"")
    var value: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 0x22:
        guard String(validating: value, as: UTF8.self) != nil else {
          throw malformed("a string is not valid UTF-8")
        }
        return value
      case 0x5C:
        guard position < bytes.count else { throw malformed("a string is not closed") }
        switch bytes[position] {
        case 0x22: value.append(0x22)
        case 0x5C: value.append(0x5C)
        case 0x6E: value.append(0x0A)
        default: throw malformed("an escape is not one of \\\" \\\\ \\n")
        }
        position += 1
      case 0..<0x20: throw malformed("a control byte stands in a string")
      default: value.append(byte)
      }
    }
    throw malformed("a string is not closed")
  }

  /// A JSON string as text.
  package mutating func text() throws(Refusal) -> String {
    String(decoding: try string(), as: UTF8.self)
  }

  /// A canonical unsigned integer in a JSON string.
  mutating func number<Value: FixedWidthInteger & UnsignedInteger>(
    as type: Value.Type = Value.self
  ) throws(Refusal) -> Value {
    guard let value = IntegerText.parse(try text(), as: Value.self) else {
      throw malformed("a number is not canonical or too large")
    }
    return value
  }

  /// Nothing may follow.
  package func end() throws(Refusal) {
    guard position == bytes.count else { throw malformed("bytes follow the end") }
  }
}
