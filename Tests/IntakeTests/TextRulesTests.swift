import Testing

@testable import Intake

@Suite struct TextRulesTests {
  private func defect(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBytes { TextRules.defect($0) }
  }

  @Test(arguments: [
    "", "a", "a b", "~", "0xAbC", "Айгүл", "é", "a\u{200D}b", "\u{200B}a", "\u{E000}", "１２", "=1+1",
    "paypаl", "a\u{FEFF}b", "\u{1F600}", "\u{301}",
  ])
  func accepted(text: String) { #expect(defect(text) == nil) }

  @Test(arguments: [" a", "a ", " ", "\u{A0}a", "a\u{3000}", "a\u{2003}", "é\u{A0}"])
  func whiteSpace(text: String) { #expect(defect(text) == "white space at one end") }

  @Test(arguments: ["a\tb", "\n", "a\u{7F}", "é\r", "a\u{85}b", "\u{9F}é", "a\u{1B}[2J"])
  func control(text: String) { #expect(defect(text) == "a control character") }

  @Test(arguments: [
    "e\u{301}", "\u{212B}", "\u{F900}", "\u{1100}\u{1161}", "a\u{323}\u{307}\u{323}",
  ])
  func notNormal(text: String) {
    #expect(defect(text) == "text that is not in Unicode normalisation form C")
  }

  @Test(arguments: [0x378, 0xFDD0, 0xFFFF, 0x10FFFF] as [UInt32])
  func unassigned(scalar: UInt32) throws {
    let text = String(Character(try #require(Unicode.Scalar(scalar))))
    #expect(defect("a" + text) == "a code point that Unicode has not assigned")
  }

  @Test(arguments: ["a\u{2028}b", "\u{2029}"])
  func separators(text: String) { #expect(defect(text) == "a line or paragraph separator") }

  /// The quick look that nearly all texts get says the same as a look at each byte.
  @Test func everyASCIIByte() {
    for byte: UInt8 in 0...0x7F {
      let found = [0x61, byte, 0x61].withUnsafeBytes { TextRules.defect($0) }
      #expect(found == (byte < 0x20 || byte == 0x7F ? "a control character" : nil))
    }
  }
}
