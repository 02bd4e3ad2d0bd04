import Foundation

/// The rules that ids, and the text of bar lists, must follow on their way in. They keep out texts
/// that look alike to people and differ as bytes; what is in is never changed.
enum TextRules {
  /// What is wrong with a text, if anything: control characters, white space at an end,
  /// characters that Unicode has not assigned, and text that is not in normalisation form C.
  /// The bytes are valid UTF-8.
  static func defect(_ text: UnsafeRawBufferPointer) -> String? {
    guard let first = text.first, let last = text.last else { return nil }
    if first == 0x20 || last == 0x20 { return "white space at one end" }
    // Nearly every text is printable ASCII, 0x20 to 0x7E. The loop that finds this has no branch,
    // so that it takes many bytes at a time.
    if text.reduce(0, { max($0, $1 &- 0x20) }) <= 0x5E { return nil }
    if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "a control character" }
    if NormalRanges.containAll(of: text) { return nil }
    return unicodeDefect(String(decoding: text, as: UTF8.self))
  }

  /// The same for any text, however long it takes.
  static func unicodeDefect(_ text: String) -> String? {
    for scalar in text.unicodeScalars {
      if scalar == "\u{2028}" || scalar == "\u{2029}" { return "a line or paragraph separator" }
      switch scalar.properties.generalCategory {
      case .control: return "a control character"
      case .unassigned: return "a code point that Unicode has not assigned"
      default: continue
      }
    }
    let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
    if ends.contains(where: { $0?.properties.isWhitespace ?? false }) {
      return "white space at one end"
    }
    // Swift compares texts by canonical equivalence, so the bytes are compared.
    guard text.precomposedStringWithCanonicalMapping.utf8.elementsEqual(text.utf8) else {
      return "text that is not in Unicode normalisation form C"
    }
    return nil
  }
}
