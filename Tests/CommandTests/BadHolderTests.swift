import Testing

/// Every defect of a holder file that the audit must refuse, each with its whole message.
@Suite struct BadHolderTests {
  /// A holder file and what the audit must say of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let file: [UInt8]
    let message: String
    var testDescription: String { name }

    /// A file of the usual header and these rows.
    init(_ name: String, _ rows: String, _ message: String) {
      self.init(name, bytes: Array("holder_id,balance\n\(rows)".utf8), message)
    }

    init(_ name: String, bytes: [UInt8], _ message: String) {
      self.name = name
      self.file = bytes
      self.message = message
    }
  }

  private static let quotes = "\nhint: quote the whole field and double the quotes inside it"
  private static let plain =
    "the balance is not a plain number\n"
    + "hint: a balance is digits and at most one point: no sign, exponent, grouping or space"
  private static let decimals =
    "\nhint: nothing is rounded: correct the file or the asset's decimals"
  private static let headerHint =
    "hint: the first row must be a header, and the engagement names its columns"
  private static let long = "the record is longer than 65536 bytes"
  private static let ends = "2:1: the id has white space at one end"

  private static let structure: [Case] = [
    Case("empty file", bytes: [], ": the file is empty"),
    Case("header only", "", "1:1: no rows after the header"),
    Case(
      "header without line end", bytes: Array("holder_id,balance".utf8),
      "1:1: no rows after the header"),
    Case(
      "missing column", bytes: Array("holder_id\na\n".utf8),
      "1:1: missing column 'balance'\n\(headerHint)"),
    Case(
      "other letter case", bytes: Array("Holder_ID,balance\na,1\n".utf8),
      "1:1: missing column 'holder_id'\n\(headerHint)"),
    Case(
      "duplicate column", bytes: Array("holder_id,balance,balance\na,1,1\n".utf8),
      "1:19: duplicate column, the first one is at column 11"),
    Case(
      "unknown column", bytes: Array("holder_id,zip,balance\na,1,1\n".utf8),
      "1:11: unknown column 'zip'\nhint: map it as id or balance, or list it under ignore"),
    Case("short row", "a\nb,1\n", "2:1: the row has 1 field, the header has 2"),
    Case("long row", "a,1,\n", "2:5: the row has 3 fields, the header has 2"),
    Case("empty line", "a,1\n\nb,2\n", "3:1: the row has 1 field, the header has 2"),
    Case("empty line at the end", "a,1\n\n", "3:1: the row has 1 field, the header has 2"),
    Case("short last row", "a,1\nb", "3:1: the row has 1 field, the header has 2"),
    Case("quote left open", "a,1\n\"b,2\nc,3\n", "3:1: a quoted field is not closed"),
    Case("unbalanced quotes", "\"a\"\",1\nb,2\n", "2:1: a quoted field is not closed"),
    Case("quote in the middle", "a\"b,1\n", "2:2: a quote in the middle of a field" + quotes),
    Case("quote at the end", "a\",1\n", "2:2: a quote in the middle of a field" + quotes),
    Case("text after a quote", "\"a\"b,1\n", "2:4: text after a closing quote" + quotes),
    Case("space before a quote", " \"a\",1\n", "2:2: a quote in the middle of a field" + quotes),
    Case(
      "byte order mark", bytes: [0xEF, 0xBB, 0xBF] + Array("holder_id,balance\na,1\n".utf8),
      "1:1: the file begins with a byte order mark\nhint: save it as UTF-8 without BOM"),
    Case("NUL in an id", "ab\0c,1\n", "2:3: a NUL byte"),
    Case("NUL in quotes", "\"a\0c\",1\n", "2:3: a NUL byte"),
    Case("NUL in a balance", "a,1\0\n", "2:4: a NUL byte"),
    Case("carriage return alone", "a,1\rb,2\n", "2:4: a carriage return without a line feed"),
    Case(
      "UTF-16", bytes: Array("holder_id,balance\n".utf16).flatMap { [UInt8($0), 0] },
      "1:2: a NUL byte"),
    Case(
      "invalid UTF-8", bytes: Array("holder_id,balance\nb,1\nab".utf8) + [0xFF, 0x2C, 0x31, 0x0A],
      "3:3: not valid UTF-8"),
    Case(
      "overlong UTF-8", bytes: Array("holder_id,balance\na".utf8) + [0xC1, 0xA1, 0x2C, 0x31, 0x0A],
      "2:2: not valid UTF-8"),
    Case(
      "Latin-1", bytes: Array("holder_id,balance\nM".utf8) + [0xFC] + Array("ller,1\n".utf8),
      "2:2: not valid UTF-8"),
    Case("1 MB id", String(repeating: "a", count: 1 << 20) + ",1\n", "2:1: \(long)"),
    Case("1 MB in quotes", "\"\(String(repeating: "a\n", count: 1 << 19))\",1\n", "2:1: \(long)"),
    Case("1 MB of digits", "a,\(String(repeating: "1", count: 1 << 20))\n", "2:1: \(long)"),
    Case("1 MB of fields", String(repeating: ",", count: 1 << 20), "2:1: \(long)"),
    Case(
      "1 MB header", bytes: Array(repeating: UInt8(ascii: "h"), count: 1 << 20), "1:1: \(long)"),
    Case(
      "1 byte too long", String(repeating: "a", count: 65_535) + ",1\n", "2:1: \(long)"),
  ]

  private static let ids: [Case] = [
    Case(
      "duplicate id", "a,1\nb,2\n\"a\",3\n",
      "4:1: duplicate id: it stands already at holders.csv:2:1"
        + "\nhint: a holder stands in one row; give two accounts two ids"),
    Case(
      "three times the same id", "b,2\na,1\na,3\na,3\n",
      "4:1: duplicate id: it stands already at holders.csv:3:1"
        + "\nhint: a holder stands in one row; give two accounts two ids"),
    Case("empty id", "b,1\n,1\n", "3:1: the id is empty"),
    Case("empty quoted id", "\"\",1\n", "2:1: the id is empty"),
    Case(
      "id of 256 bytes", String(repeating: "a", count: 256) + ",1\n",
      "2:1: the id has 256 bytes, at most 255 are allowed"),
    Case(
      "id of 128 letters and 256 bytes", String(repeating: "ü", count: 128) + ",1\n",
      "2:1: the id has 256 bytes, at most 255 are allowed"),
    Case("leading space", " a,1\n", ends),
    Case("trailing space", "a ,1\n", ends),
    Case("space alone", "\" \",1\n", ends),
    Case("no-break space", "a\u{A0},1\n", ends),
    Case("ideographic space", "\u{3000}a,1\n", ends),
    Case("tab", "a\tb,1\n", "2:1: the id has a control character"),
    Case("line feed in quotes", "\"a\nb\",1\n", "2:1: the id has a control character"),
    Case("delete", "a\u{7F}b,1\n", "2:1: the id has a control character"),
    Case("C1 control", "a\u{85}b,1\n", "2:1: the id has a control character"),
    Case("line separator", "a\u{2028}b,1\n", "2:1: the id has a line or paragraph separator"),
    Case(
      "unassigned code point", "a\u{378}b,1\n",
      "2:1: the id has a code point that Unicode has not assigned"),
    Case(
      "decomposed", "e\u{301}va,1\n",
      "2:1: the id has text that is not in Unicode normalisation form C"),
    Case(
      "Kelvin sign", "\u{212A},1\n",
      "2:1: the id has text that is not in Unicode normalisation form C"),
  ]

  private static let balances: [Case] = [
    Case("minus", "a,-5\n", "2:3: \(plain)"),
    Case("plus", "a,+5\n", "2:3: \(plain)"),
    Case("exponent", "a,1e3\n", "2:4: \(plain)"),
    Case("grouping", "a,1,000\n", "2:5: the row has 3 fields, the header has 2"),
    Case("quoted grouping", "a,\"1,000\"\n", "2:5: \(plain)"),
    Case("leading zeros", "a,007\n", "2:3: the balance has a leading zero"),
    Case("two zeros", "a,00\n", "2:3: the balance has a leading zero"),
    Case("point first", "a,.5\n", "2:3: \(plain)"),
    Case("point last", "a,5.\n", "2:4: \(plain)"),
    Case("two points", "a,1.2.3\n", "2:6: \(plain)"),
    Case("empty balance", "a,\n", "2:3: the balance is empty"),
    Case("space before", "a, 5\n", "2:3: \(plain)"),
    Case("space after", "a,5 \n", "2:4: \(plain)"),
    Case("hexadecimal", "a,0x10\n", "2:4: \(plain)"),
    Case("full-width digit", "a,\u{FF11}\n", "2:3: \(plain)"),
    Case("words", "a,NaN\n", "2:3: \(plain)"),
    Case(
      "too many decimals", "a,1.005\n", "2:3: the balance has 3 decimals, KIT has 2" + decimals),
    Case(
      "too many zeros", "a,1.000\n", "2:3: the balance has 3 decimals, KIT has 2" + decimals),
    Case(
      "2^128", "a,3402823669209384634633746074317682114.56\n",
      "2:3: the balance does not fit 128 bits"),
    Case(
      "10^60", "a,1\(String(repeating: "0", count: 60))\n",
      "2:3: the balance does not fit 128 bits"),
    Case(
      "sum of 2^128", "a,3402823669209384634633746074317682114.55\nb,0\nc,0.01\n",
      "4:1: the sum of all balances does not fit 128 bits"),
  ]

  @Test(arguments: structure + ids + balances, ["LF", "CRLF"])
  func isRefused(defect: Case, lineEnd: String) throws {
    let place = defect.message.hasPrefix(":") ? "holders.csv" : "holders.csv:"
    let bad = BadInput(defect.name, place + defect.message) {
      $0.files["holders.csv"] =
        lineEnd == "LF"
        ? defect.file : defect.file.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }
    try bad.check()
  }

  /// What looks odd and is allowed.
  @Test(arguments: [
    "holder_id,balance\na,3200000",
    "holder_id,balance\r\na,3200000",
    "holder_id,balance\r\na,3200000.00\n",
    "\"holder_id\",\"balance\"\n\"a\",\"3200000.0\"\n",
    "balance,holder_id\n3200000,\"a,\"\"b\"\"\"\n",
    "holder_id,balance\na\u{200D}b,1600000\nab,1600000\n",
    "holder_id,balance\nA,1600000\na,1600000\n",
    "holder_id,balance\n\u{430},1600000\na,1600000\n",
    "holder_id,balance\n\(String(repeating: "a", count: 255)),3200000\nb,0\n",
  ])
  func isAccepted(file: String) throws {
    let kit = EngagementKit()
    kit["holders.csv"] = file
    let outcome = try kit.audit()
    #expect(outcome.status == 0, "\(outcome.errors)\(outcome.output)")
  }

  @Test func theLargestTotalIsRead() throws {
    let kit = EngagementKit()
    kit["holders.csv"] = "holder_id,balance\na,3402823669209384634633746074317682114.55\nb,0\n"
    kit.replace("\"3200000\"", with: "\"3402823669209384634633746074317682114.55\"")
    let outcome = try kit.audit()
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("result       shortfall"))
  }
}
