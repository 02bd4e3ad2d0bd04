import Notation
import Testing

@Suite struct TextFormTests {
  @Test(arguments: ["2025-11-28", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func realDates(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "2025-02-29", "2025-02-30", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31",
    "2025-1-01", "2025-11-28 ", "+025-11-28", "0000-01-01", "20251128", "2025-11-2٨", "",
  ])
  func noDates(text: String) { #expect(CalendarDate(text) == nil) }

  @Test func datesByTheirNumbers() {
    #expect(CalendarDate(year: 2024, month: 2, day: 29) == CalendarDate("2024-02-29"))
    #expect(CalendarDate(year: 1, month: 1, day: 1) == CalendarDate("0001-01-01"))
    for (year, month, day) in [
      (2023, 2, 29), (0, 1, 1), (10_000, 1, 1), (2023, 0, 1), (2023, 13, 1), (2023, 1, 0),
      (2023, 12, 32), (-1, 1, 1),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
  }

  @Test func daysAreCounted() throws {
    #expect(try #require(CalendarDate("1970-01-01")).daysSinceEpoch == 0)
    #expect(try #require(CalendarDate("2000-03-01")).daysSinceEpoch == 11_017)
    #expect(try #require(CalendarDate("1969-12-31")).daysSinceEpoch == -1)
    #expect(try #require(Timestamp("2025-11-28T15:00:00Z")).secondsSinceEpoch == 1_764_342_000)
  }

  @Test(arguments: [
    "2025-11-28T15:00:60Z", "2025-11-28T24:00:00Z", "2025-11-28T15:00:00", "2025-11-28t15:00:00Z",
    "2025-11-28T15:00:00+00:00", "2025-11-31T15:00:00Z", "2025-11-28T15:60:00Z",
    "2025-11-28 15:00:00Z", "2025-11-28T15:00:00.0Z",
  ])
  func noTimes(text: String) { #expect(Timestamp(text) == nil) }

  @Test func hexIsLowerCaseAndWhole() {
    #expect(Hex.decode("00ff", count: 2) == [0, 255])
    for text in ["00FF", "0xff", "00f", "00f ", "0g", ""] {
      #expect(Hex.decode(text, count: 2) == nil)
    }
    let all = (0...255).map { UInt8($0) }
    #expect(Hex.decode(Hex.encode(all), count: 256) == all)
  }

  @Test func tokens() {
    for good in ["usdkg.example/reserves", "a", "a.b-c/D_e.f/x"] { #expect(Token.isIssuer(good)) }
    for bad in ["", "/a", "a/", "a//b", "A.b", "a b", "a/b c", "ä"] {
      #expect(!Token.isIssuer(bad))
    }
    let longest = String(repeating: "a", count: 64)
    #expect(Token.isLabel(longest) && !Token.isLabel(longest + "a"))
    for bad in ["", "-a", ".a", "_a", "a/b", "a b", "é"] { #expect(!Token.isLabel(bad)) }
    #expect(Token.isChain("tron:0x2b6653dc") && Token.isChain("eip155:1"))
    for bad in ["ab:1", "Tron:1", "tron", "tron:", "tron:a:b", "toolongns:1"] {
      #expect(!Token.isChain(bad))
    }
    #expect(Token.isContract("TExample1") && Token.isContract("0xab12"))
    for bad in ["", "0xAB", "0X12", "a:b", "a b"] { #expect(!Token.isContract(bad)) }
    #expect(Token.isBlockHash("0xAB") && !Token.isBlockHash("") && !Token.isBlockHash("a-b"))
  }

  @Test func jsonAndCSVQuoting() {
    #expect(JSONText.quote("a\"b\\c\nd/é") == "\"a\\\"b\\\\c\\nd/é\"")
    #expect(JSONText.object([("a", "1"), ("b", "x\"y")]) == "{\"a\":\"1\",\"b\":\"x\\\"y\"}")
    #expect(CSVText.field("plain") == "plain")
    #expect(CSVText.field("a,b") == "\"a,b\"")
    #expect(CSVText.field("a\"b") == "\"a\"\"b\"")
    #expect(CSVText.field("a\nb") == "\"a\nb\"")
  }
}
