import Notation
import Testing

@Suite struct DecimalTextTests {
  @Test(
    arguments: [
      ("0", 6, 0), ("1", 0, 1), ("1", 6, 1_000_000), ("0.1", 1, 1), ("0.000001", 6, 1),
      ("50000000", 6, 50_000_000_000_000), ("123.45", 6, 123_450_000),
      ("9999999999999999999", 0, 9_999_999_999_999_999_999),
      ("10000000000000000000", 0, 10_000_000_000_000_000_000),
      ("340282366920938463463374607431768211455", 0, UInt128.max),
      ("340282366920938463463.374607431768211455", 18, UInt128.max),
    ] as [(String, Int, UInt128)])
  func reads(text: String, decimals: Int, value: UInt128) throws {
    #expect(try DecimalText.parse(text, decimals: decimals) == value)
  }

  @Test(
    arguments: [
      ("", 6, .empty), ("-5", 6, .unexpectedByte(offset: 0)), ("+5", 6, .unexpectedByte(offset: 0)),
      ("1e3", 6, .unexpectedByte(offset: 1)), ("1,000", 6, .unexpectedByte(offset: 1)),
      ("007", 6, .leadingZero), ("00", 6, .leadingZero), ("00.1", 6, .leadingZero),
      (".5", 6, .unexpectedByte(offset: 0)), ("5.", 6, .unexpectedByte(offset: 1)),
      ("5.", 0, .unexpectedByte(offset: 1)), ("1.2.3", 6, .unexpectedByte(offset: 3)),
      (" 5", 6, .unexpectedByte(offset: 0)), ("5 ", 6, .unexpectedByte(offset: 1)),
      ("0x5", 6, .unexpectedByte(offset: 1)), ("\u{FF15}", 6, .unexpectedByte(offset: 0)),
      ("1.1234567", 6, .tooManyDecimals(found: 7, allowed: 6)),
      ("1.0", 0, .tooManyDecimals(found: 1, allowed: 0)),
      ("340282366920938463463374607431768211456", 0, .tooLarge),
      ("340282366920938463463374607431768211455", 1, .tooLarge),
      ("1000000000000000000000000000000000000000", 0, .tooLarge),
    ] as [(String, Int, DecimalText.Defect)])
  func refuses(text: String, decimals: Int, defect: DecimalText.Defect) {
    #expect(throws: defect) { try DecimalText.parse(text, decimals: decimals) }
  }

  @Test func formatsWhatItReads() throws {
    for decimals in 0...18 {
      for value in [0, 1, 9, 10, 99, 1_000_000, 123_456_789, UInt128.max, UInt128.max / 7] {
        let short = DecimalText.format(value, decimals: decimals)
        let fixed = DecimalText.formatFixed(value, decimals: decimals)
        #expect(try DecimalText.parse(short, decimals: decimals) == value)
        #expect(try DecimalText.parse(fixed, decimals: decimals) == value)
      }
    }
  }

  /// Every text of up to five characters from a small alphabet against a slow reading of the rule.
  @Test func agreesWithTheGrammarOnAllShortTexts() throws {
    let alphabet = Array("019.-+e")
    var texts = [""]
    for _ in 0..<5 { texts += texts.flatMap { text in alphabet.map { text + String($0) } } }
    let grammar = try Regex("(0|[1-9][0-9]*)(\\.[0-9]{1,2})?")
    for text in Set(texts) {
      let isLegal = text.wholeMatch(of: grammar) != nil
      let value = try? DecimalText.parse(text, decimals: 2)
      #expect((value != nil) == isLegal, "\(text)")
      if let value { #expect(DecimalText.formatFixed(value, decimals: 2).hasPrefix(text)) }
    }
  }
}
