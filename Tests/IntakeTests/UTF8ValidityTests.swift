import Testing

@testable import Intake

@Suite struct UTF8ValidityTests {
  /// The borders of every range that UTF-8 knows, and their neighbours.
  private static let interesting: [UInt8] = [
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
  ]

  private func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { firstInvalidUTF8(in: $0) == nil }
  }

  @Test func agreesWithTheStandardLibrary() {
    for bytes in strings(of: Self.interesting, upTo: 3) {
      let expected = String(validating: bytes, as: UTF8.self) != nil
      if isValid(bytes) != expected { Issue.record("\(bytes)") }
    }
  }

  /// Four bytes: every lead that asks for four, with all interesting continuations.
  @Test func fourByteForms() {
    for tail in strings(of: Self.interesting, upTo: 3) where tail.count == 3 {
      for lead: UInt8 in [0xF0, 0xF1, 0xF3, 0xF4, 0xF5] {
        let bytes = [lead] + tail
        let expected = String(validating: bytes, as: UTF8.self) != nil
        if isValid(bytes) != expected { Issue.record("\(bytes)") }
      }
    }
  }

  @Test func offsetOfTheFirstDefect() {
    let bytes = Array("aé€".utf8) + [0xF0, 0x9F, 0x98]
    #expect(bytes.withUnsafeBytes { firstInvalidUTF8(in: $0) } == 6)
  }
}
