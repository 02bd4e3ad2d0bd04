import Audit
import Bullion
import Diagnostics
import Notation
import TestSupport
import Testing

@testable import Intake

/// The profile `jpm`: JPMorgan's Bullion Weightlist as laid-out text.
@Suite struct JPMorganTests {
  private let scratch = Scratch()

  /// Two pages; rows written for this test but for the three seen in a published weightlist
  /// (Invesco Physical Silver, 2026), which stand in `silver`.
  static let gold = """
    JPMorgan Chase Bank, N.A.                                Bullion Weightlist

    Account No :  5040738-GLD /9950/VLZ        Commodity :  Gold
    Unit of weight :  Troy Ounces              Value date   2026-08-20
    Total Bars :  4                            Total FTO :  1,597.806

    BRAND                        BAR NO        Shape     ASSAY    GROSS      FINE      VAULT
                                                                  OUNCES     OUNCES
    Rand Refinery Ltd            AB 1234       400 oz    9958     400.125   398.444    JPM London B (VLTB)
    Государственный завод        КА 0007 А     400 oz    9999     399.850   399.810    JPM London B (VLTB)
    Running total                 2            799.975   798.254
    Page 1 of 2
    JPMorgan Chase Bank, N.A. Incorporated with limited liability
    \u{C}JPMorgan Chase Bank, N.A.                               Bullion Weightlist

    BRAND                        BAR NO        Shape     ASSAY    GROSS OUNCES  FINE OUNCES  VAULT
    Heraeus                      N 60131 A     400 oz    9990     400.000   399.600    JPM London B (VLTB)
    Argor-Heraeus                KPR 3841 .    100 oz    9999     400.000   399.952    JPM London B (VLTB)
    Running total     1,597.806

    Page 2 of 2

    """

  private func read(
    _ text: String = gold, _ change: (inout Entry) -> Void = { _ in }
  ) throws -> [ListedBar] {
    try scratch.bars(text.utf8, "jpm") { entry in
      entry.asOf = CalendarDate("2026-08-20")
      entry.layout.defaults = defaults(["weight_basis": "london", "status": "allocated"])
      change(&entry)
    }
  }

  @Test func pages() throws {
    let bars = try read()
    #expect(
      bars.map(\.bar.id) == [
        "AU|Rand Refinery Ltd|AB 1234||400125|ozt|995800",
        "AU|Государственный завод|КА 0007 А||399850|ozt|999900",
        "AU|Heraeus|N 60131 A||400000|ozt|999000",
        "AU|Argor-Heraeus|KPR 3841 .||400000|ozt|999900",
      ])
    #expect(
      bars.map(\.bar.form) == [
        .goodDelivery400, .goodDelivery400, .goodDelivery400, .other,
      ])
    #expect(bars.allSatisfy { $0.bar.account == "5040738-GLD /9950/VLZ" })
    #expect(bars.allSatisfy { $0.bar.vault == "JPM London B (VLTB)" })
    #expect(bars.map(\.bar.statedFine) == [398_444, 399_810, 399_600, 399_952])
    #expect(bars.map(\.line) == [9, 10, 17, 18])
    #expect(bars[0].location(of: .serial).column == 30)
    #expect(bars[0].location(of: .fineness).column == 54)
    #expect(bars[0].location(of: .vault).column == 84)
    #expect(bars[0].location(of: .status).column == 1)
  }

  /// Three rows of a published weightlist of silver (Invesco Physical Silver, 2026): read exactly,
  /// and no gold.
  @Test func silver() throws {
    let text = """
      Account No:  X    Commodity:  Silver
      Total Bars:  3    Total FTO:  2,766.900
      BRAND  BAR NO  ASSAY  GROSS OUNCES  FINE OUNCES  VAULT
      Henan Yuguang Gold and Lead Company  20090117K7  1000 oz  9990  962.200  962.200  JPM London B (VLTB)
      Russian State Refineries  11752  1000 oz  9999  942.100  942.100  JPM London B (VLTB)
      Norddeutsche Affinerie AG  N 60131 A  1000 oz  9990  862.600  862.600  JPM London B (VLTB)
      """
    let bars = try read(text)
    #expect(bars.map(\.bar.serial) == ["20090117K7", "11752", "N 60131 A"])
    #expect(bars.map(\.bar.gross) == [962_200, 942_100, 862_600].map { .milliOunces($0) })
    #expect(bars.allSatisfy { $0.bar.metal == "AG" && $0.bar.form == .other })
  }

  /// The header of WisdomTree Physical Swiss Gold's list of 2026-08-20: 3064 bars of
  /// 1,231,781.267 ozt gross and 1,229,783.898 ozt fine in one account.
  @Test func accountTable() {
    let text = """
      Client Copy as at: 20-August-2026 15:55:07
      Account                Title                           Total Bars   Total Gross Ounces   Total Fine Ounces
      5040738-GLD /9950/VLZ  WisdomTree Physical Swiss Gold  3064         1,231,781.267        1,229,783.898
      BRAND  BAR NO  SHAPE  ASSAY  GROSS OUNCES  FINE OUNCES  VAULT
      Heraeus  1  400 oz  9990  400.000  399.600  Zurich

      """
    #expect(
      complaint {
        _ = try read(text) { $0.layout.defaults.append(setting("metal", "AU")) }
      } == "list:3:56: Total Bars is 3064, the rows are 1\n"
        + "hint: the text is not the whole list, or the list does not add up")
    let one = text.replacing("3064", with: "1   ").replacing("1,231,781.267", with: "400.000")
      .replacing("1,229,783.898", with: "399.600")
    #expect(throws: Never.self) {
      _ = try read(one) { $0.layout.defaults.append(setting("metal", "AU")) }
    }
    #expect(
      complaint { _ = try read(one) }.hasPrefix(
        "audit.yaml:7:5: the list does not say metal, and the entry gives no default\n"))
  }

  @Test(arguments: [
    ("Total Bars :  4", "Total Bars :  5", "list:5:15: Total Bars is 5, the rows are 4"),
    (
      "Total FTO :  1,597.806", "Total FTO :  1,597.807",
      "list:5:57: Total FTO is 1597.807, the rows are 1597.806"
    ),
    (
      "799.975   798.254", "799.976   798.254",
      "list:11:44: Running total is 799.976, the rows are 799.975"
    ),
    (
      "Running total     1,597.806", "Running total     1,597.805",
      "list:19:19: Running total is 1597.805, the rows are 1597.806"
    ),
    ("Running total     1,597.806", "Running total     3", "list:19:19: Running total is neither"),
    ("9958 ", "995.8", "list:9:54: ASSAY is no assay in the list's scale"),
    ("9958 ", "0.9958", "list:9:54: ASSAY is no assay in the list's scale"),
    ("400.125", "400.12", "list:9:63: GROSS OUNCES has 2 decimals"),
    ("400.125", "4,00.125", "list:9:63: GROSS OUNCES has a comma that is not between thousands"),
    ("400.125", "400,125", "list:9:63: GROSS OUNCES has 0 decimals"),
    ("398.444 ", "398.44x ", "list:9:73: FINE OUNCES is not a plain number"),
    (
      "Rand Refinery Ltd            AB 1234", "Rand Refinery Ltd AB 1234           ",
      "list:9:1: among the rows, a line that is no row: it has 6 cells, a row 7"
    ),
    (
      "Heraeus                      N 60131 A", "Heraeus N 60131 A                     ",
      "list:17:1: among the rows, a line that is no row: it has 6 cells, a row 7"
    ),
    (
      "Argor-Heraeus                KPR 3841 .", "Argor-Heraeus KPR 3841 .               ",
      "list:18:1: among the rows, a line that is no row: it has 6 cells, a row 7"
    ),
    ("Commodity :  Gold", "Commodity :  Tin", "list:3:57: Commodity is no metal that is known"),
    ("Troy Ounces", "Kilograms  ", "list:4:19: Unit of weight is not troy ounces"),
    (
      "2026-08-20", "2026-08-19",
      "list:4:57: Value date is 2026-08-19, the entry's as-of is 2026-08-20"
    ),
    ("2026-08-20", "20.08.2026", "list:4:57: Value date is no date"),
    ("Total Bars :  4", "Bars in all: 4 ", "list: the list does not print Total Bars"),
    ("AB 1234", "AB\t234", "list:9:30: BAR NO has a control character"),
    ("AB 1234", "AB|1234", "list:9:30: BAR NO has a '|', which separates the parts of a bar's id"),
  ])
  func defects(from: String, to: String, message: String) {
    let whole = complaint { _ = try read(Self.gold.replacing(from, with: to)) }
    #expect(whole.hasPrefix(message), "\(whole)")
  }

  /// A page that got lost shows in the totals, at its running total or at the end.
  @Test func lostPage() {
    let first = Self.gold.prefix { $0 != "\u{C}" }
    #expect(
      complaint { _ = try read(String(first)) }
        .hasPrefix("list:5:15: Total Bars is 4, the rows are 2\n"))
    let second = Self.gold.drop { $0 != "\u{C}" }
    #expect(
      complaint {
        _ = try read(String(second)) { $0.layout.defaults.append(setting("metal", "AU")) }
      }.hasPrefix("list:6:19: Running total is 1597.806, the rows are 799.552\n"))
  }

  /// A name that continues in the next line would be cut off, so it is no row and no footer.
  @Test func wrappedName() {
    let text = Self.gold.replacing(
      "Page 2 of 2", with: "Page 2 of 2"
    ).replacing("Running total     1,597.806", with: "Metals SA")
    #expect(
      complaint { _ = try read(text) }.hasPrefix(
        "list:19:1: among the rows, a line that is no row: it has 1 cell, a row 7\n"))
  }

  @Test func rowsNeedHeadings() {
    let text = Self.gold.replacing("BRAND", with: "BRANT")
    #expect(
      complaint { _ = try read(text) } == "list:9:1: a row before the column headings\n"
        + "hint: the headings are BRAND, BAR NO, SHAPE, ASSAY, GROSS OUNCES, FINE OUNCES, VAULT")
  }

  @Test func printedAccountIsNotOverruled() {
    #expect(
      complaint { _ = try read { $0.layout.defaults.append(setting("account_id", "X")) } }
        == "audit.yaml:9:1: the list itself says account_id\n"
        + "hint: a default is for what the list does not say")
    let text = Self.gold.replacing("\u{C}JPM", with: "\u{C}Account No: 7     JPM")
    #expect(complaint { _ = try read(text) } == "list:14:14: Account No differs from line 3")
  }

  @Test func noText() {
    #expect(complaint { _ = try read("") } == "list: the file is empty")
    #expect(
      complaint { _ = try read("Total Bars: 0    Total FTO: 0.000\n") }
        == "list: the list has no bars")
    #expect(
      complaint { _ = try read("\u{FEFF}x") }.hasPrefix(
        "list:1:1: the file begins with a byte order mark\n"))
    #expect(
      complaint { _ = try scratch.bars(Array("a\nb".utf8) + [0xFF], "jpm") }
        .hasPrefix("list:2:2: not valid UTF-8\n"))
    #expect(complaint { _ = try read("a\nb\u{0}") }.hasPrefix("list:2:2: a NUL byte\n"))
  }

  /// pdftotext may leave one space beside a number that fills its column.
  @Test func touchingWeights() throws {
    let text = Self.gold.replacing("400.125   398.444    JPM", with: "400.125 398.444 JPM")
    #expect(text != Self.gold)
    #expect(try read(text).map(\.bar) == read().map(\.bar))
  }

  /// CR LF, which pdftotext writes on request, changes nothing.
  @Test func lineEnds() throws {
    #expect(try read(Self.gold.replacing("\n", with: "\r\n")).map(\.bar) == read().map(\.bar))
  }

  /// Whatever is done to a list, it is read or refused.
  @Test(arguments: 1...4)
  func fuzz(seed: UInt64) throws {
    var numbers = FixedNumbers(state: seed)
    for _ in 0..<300 {
      var bytes = Array(Self.gold.utf8)
      for _ in 0...Int.random(in: 0..<3, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x20, 0x0A, 0x0C, 0x2E].randomElement(using: &numbers)!, at: place)
        }
      }
      do {
        _ = try scratch.bars(bytes, "jpm") {
          $0.layout.defaults = defaults(["weight_basis": "london"])
        }
      } catch is InputError {}
    }
  }
}
