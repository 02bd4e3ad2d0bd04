import Foundation
import TestSupport
import Testing

@testable import Intake

/// The quick look at texts without ASCII says nothing that the full check does not say.
@Suite struct NormalRangesTests {
  private static let all = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
  private static let quick = all.filter { NormalRanges.contains($0.value) }

  /// Each one alone is accepted by the full check, and is its own normal form.
  @Test func eachAlone() {
    for scalar in Self.quick where scalar != " " {
      let text = String(scalar)
      #expect(TextRules.unicodeDefect(text) == nil, "\(scalar.value)")
      #expect(scalar.properties.canonicalCombiningClass == .notReordered)
    }
    #expect(Self.quick.count > 30_000)
  }

  /// What stands behind the first place of some decomposition may join with what is before it.
  /// None of the quick ones is that, nor begins with it: so no two of them ever join, and what
  /// each one decomposes to comes together again as it was.
  @Test func noneJoinsWithTheOneBefore() {
    var joining: Set<UInt32> = []
    for scalar in Self.all {
      let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      for part in parts.dropFirst() { joining.insert(part.value) }
    }
    #expect(joining.contains(0x301) && joining.contains(0x1161) && joining.count > 100)
    for scalar in Self.quick {
      let first = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first!
      #expect(!joining.contains(scalar.value), "\(scalar.value)")
      #expect(!joining.contains(first.value), "\(scalar.value)")
      #expect(first.properties.canonicalCombiningClass == .notReordered)
    }
  }

  /// The quick look takes no code point for another one, and asks of each place in a text.
  @Test func everyCodePoint() {
    for scalar in Self.all {
      let isQuick = NormalRanges.contains(scalar.value)
      let found = withUnsafeTemporaryAllocation(byteCount: 4, alignment: 1) { bytes in
        var length = 0
        for byte in UTF8.encode(scalar)! {
          bytes[length] = byte
          length += 1
        }
        return NormalRanges.containAll(of: UnsafeRawBufferPointer(rebasing: bytes[..<length]))
      }
      if found != isQuick { Issue.record("\(scalar.value)") }
    }
  }

  /// Random texts of quick characters and of such as join.
  @Test func randomTexts() {
    var random = SeededGenerator(seed: 12)
    let others = "\u{301}\u{323}\u{1161}\u{11A8}\u{9BE}\u{378}\u{2028}\u{A0}".unicodeScalars.map {
      $0
    }
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let isOther = Int.random(in: 0..<9, using: &random) == 0
        let scalar = (isOther ? others : Self.quick).randomElement(using: &random)!
        text.unicodeScalars.append(scalar)
      }
      let bytes = Array(text.utf8)
      let defect = bytes.withUnsafeBytes { TextRules.defect($0) }
      let isBlank = bytes.first == 0x20 || bytes.last == 0x20
      #expect(defect == (isBlank ? "white space at one end" : TextRules.unicodeDefect(text)))
    }
  }
}
