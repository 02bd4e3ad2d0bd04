import Audit
import Diagnostics
import TestSupport
import Testing

@testable import Intake

@Suite struct YAMLDocumentTests {
  private let scratch = Scratch()

  private func read(_ bytes: some Sequence<UInt8>) -> String {
    let path = scratch.file("audit.yaml", bytes)
    return defect { _ = try EngagementReader.read(path, knownRules: []) }
  }

  private func read(_ text: String) -> String { read(text.utf8) }

  @Test func noContent() {
    for text in ["", "\n", "# a comment\n", "---\n", "--- ~ \n...\n"] {
      #expect(
        ["the file has no content", "1:1: expected keys with values"].contains(
          read(text).droppingPlace))
    }
  }

  @Test(arguments: ["text", "[1, 2]", "- a\n- b\n", "12", "null", "!!binary aGVsbG8="])
  func noMapping(text: String) {
    #expect(read(text) == "1:1: expected keys with values")
  }

  /// Ten lines that would stand for ten billion values; anchors and aliases are refused as such.
  @Test func aliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...10 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    #expect(read(text) == "1:5: anchors and aliases are not read")
  }

  @Test(arguments: [
    "issuer: *a\n", "issuer: &a b\n", "issuer: [&a b]\n", "issuer: {a: *b}\n", "- &a b\n",
    "&a issuer: b\n", "issuer:\n  *a\n", "issuer:\t*a\n", "<<: *base\n", "? &a b\n: c\n",
    "issuer: !!str &a b\n",
  ])
  func anchors(text: String) {
    #expect(read(text).hasSuffix("anchors and aliases are not read"), "\(read(text))")
  }

  /// These bytes mean nothing inside a word.
  @Test func plainAmpersands() {
    let text = engagementText.replacing("vault: KG-BISHKEK-1", with: "vault: A&B*C")
    let path = scratch.file("audit.yaml", text)
    #expect(throws: Never.self) {
      let engagement = try EngagementReader.read(path, knownRules: ["T01", "R01"])
      #expect(engagement.barLists[0].vault == "A&B*C")
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 200_000), String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 100_000),
    (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    String(repeating: "? ", count: 100_000), String(repeating: "-\n ", count: 3) + "a: [[[[",
    String(repeating: "[[[]", count: 60_000), String(repeating: "a: ", count: 80_000),
  ])
  func deepNesting(text: String) {
    #expect(read(text) != "none")
  }

  @Test func severalDocuments() {
    #expect(read(engagementText + "---\n" + engagementText) != "none")
    #expect(read(engagementText + "...\n---\nmore: 1\n") != "none")
  }

  @Test(arguments: [
    ("touchstone: 1", "touchstone: !!int 1"), ("issuer: usdkg", "issuer: !custom usdkg"),
    ("touchstone: 1", "<<: { touchstone: 1 }"), ("touchstone: 1", "? touchstone\n: 1"),
    ("touchstone: 1", "? [touchstone]\n: 1"), ("touchstone: 1", "\"touchstone\": 1"),
    ("touchstone: 1", "touchstone: |\n  1"), ("touchstone: 1", "touchstone: >-\n  1"),
    ("touchstone: 1", "%YAML 1.1\n---\ntouchstone: 1"), ("touchstone: 1", "touchstone: 1 # one"),
  ])
  func otherForms(old: String, new: String) {
    let path = scratch.file("audit.yaml", engagementText.replacing(old, with: new))
    // Whatever YAML calls the same text may be read as that; nothing else may, and nothing traps.
    let message = defect { _ = try EngagementReader.read(path, knownRules: ["T01", "R01"]) }
    let isMeant = !new.contains("[touchstone]") && !new.contains("|") && !new.contains("<<")
    #expect((message == "none") == isMeant, "\(new): \(message)")
  }

  @Test func notUTF8() {
    #expect(read(Array("a: b\nc: ".utf8) + [0xFF, 0x0A]) == "2:0: not valid UTF-8")
    #expect(read([0xFF, 0xFE, 0x61, 0x00]) == "1:0: not valid UTF-8")
    #expect(read([0xEF, 0xBB, 0xBF] + Array("a: b\n".utf8)) != "none")
  }

  @Test(arguments: [
    "a: \0\n", "a: \u{1}\n", "a: \u{7F}b\n", "\ta: b\n", "a: 'b\n", "a: \"\\q\"\n", "a: [b\n",
    "a: }\n", "a: b: c\n", "a b\nc: d\n", "a: @b\n", "a: `b`\n", "a:\n b\nc\n", "a: \"\\uD800\"\n",
    "a: \"\\U00110000\"\n", ": \n", "? \n", "{}\n", "a: !<\n", "%TAG ! x\n---\na: b\n",
    "!!map {a: b}\n",
    "a: b\r\nc: d\r", "\u{FEFF}a: b\n", "a: \u{2028}b\n", "a: &ü b\n", "a: &%a b\n", "a: &. b\n",
    "a: b\u{85}c: d\n",
  ])
  func notAnEngagement(text: String) {
    let message = read(text)
    #expect(message != "none")
    #expect(!message.contains("\n"))
  }

  @Test func largeFiles() {
    let comment = "#" + String(repeating: "x", count: 1 << 18)
    #expect(read(comment) == "the file has more than 262144 bytes")
    #expect(read(engagementText + comment.prefix(200_000)) != "the file has more than 262144 bytes")
  }
}

extension String {
  fileprivate var droppingPlace: String {
    hasSuffix("expected keys with values") ? "1:1: expected keys with values" : self
  }
}
