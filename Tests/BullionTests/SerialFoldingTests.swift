import Bullion
import Testing

@Suite struct SerialFoldingTests {
  @Test(arguments: [
    ("AB1234", "AB1234"), ("ab1234", "AB1234"), ("N 60131 A", "N60131A"),
    ("1E 452-11", "1E45211"), ("A.B/12-3 4", "AB1234"), ("", ""), (" .-/", ""),
    // Cyrillic by shape: the capitals and the small letters.
    ("1234\u{410}\u{412}", "1234AB"), ("1234\u{430}\u{432}", "1234AB"),
    ("\u{41A}\u{41C}\u{41D}\u{41E}\u{420}\u{421}\u{422}\u{423}\u{425}", "KMHOPCTYX"),
    ("\u{415}\u{405}\u{406}\u{408}\u{4AE}", "ESIJY"), ("\u{455}\u{456}\u{458}\u{4AF}", "SIJY"),
    // And by sound, where no Latin capital looks like it.
    ("\u{416}\u{429}\u{42F}", "ZHSHCHYA"), ("\u{436}\u{449}\u{44F}", "ZHSHCHYA"),
    ("\u{4A2}\u{4E8}\u{40E}\u{49A}\u{492}\u{4B2}", "NOUQGH"),
    ("\u{4A3}\u{4E9}\u{45E}\u{49B}\u{493}\u{4B3}", "NOUQGH"), ("1\u{42A}\u{42C}2", "12"),
    // Letters of no table stay: nothing is guessed.
    ("\u{C9}\u{E9}1", "\u{C9}\u{E9}1"), ("\u{391}1", "\u{391}1"), ("A_1#", "A_1#"),
  ])
  func folds(serial: String, folded: String) {
    #expect(Array(SerialFolding.folded(serial).utf8) == Array(folded.utf8))
  }

  @Test func capitalsKeepTheScript() {
    #expect(SerialFolding.capitals("1-\u{430}\u{432} x") == "1\u{410}\u{412}X")
    #expect(SerialFolding.capitals("1\u{410}") != SerialFolding.capitals("1A"))
  }

  @Test func digitsAreThoseOfASCII() {
    #expect(SerialFolding.digits("AB 12-3\u{661}4") == "1234")
    #expect(SerialFolding.digits("AB") == "")
  }

  /// Each letter of the tables is a Cyrillic capital, and its small letter folds alike.
  @Test func theTablesHoldCyrillicCapitals() {
    let table = SerialFolding.lookAlikes + SerialFolding.transliterations
    #expect(table.count == 43)
    for (letter, latin) in table {
      #expect((0x400...0x52F).contains(letter.value) && letter.properties.isUppercase)
      #expect(latin.utf8.allSatisfy { (0x41...0x5A).contains($0) })
      #expect(SerialFolding.folded(String(letter)) == latin)
      #expect(SerialFolding.folded(letter.properties.lowercaseMapping) == latin)
    }
    // All 33 letters of Russian are among them.
    let russian = (0x410...0x42F).compactMap(Unicode.Scalar.init) + ["\u{401}"]
    #expect(Set(russian).isSubset(of: table.map(\.cyrillic)))
  }
}
