import Audit
import Bullion
import Diagnostics
import Notation
import TestSupport
import Testing

@testable import Intake

/// The profile `hsbc`: HSBC's stock holdings as laid-out text.
@Suite struct HSBCTests {
  private let scratch = Scratch()

  /// Rows written for this test; the account is a published list's (Gold Bullion Securities).
  static let text = """
                               Client Gold Stock Holdings
    Allocated A/C:  LAW DEBENTURE TRUST RE GBS              C.O.B:  21 August 2026
    Total Allocated Bar Count:      3
    Total Allocated Gross Weight:   1,227.100
    Total Allocated Fine Weight:    1,222.975

      BAR NUMBER     REFINER LONG      GROSS      FINE      BAR      YEAR    VAULT NAME
                     NAME              WEIGHT     WEIGHT    ASSAY
      1E 452-11      STATE REFINERIES  419.300    418.881   0.9990   2008    HSBC LONDON
      АБ 2323.1      JMC-UK            407.800    404.170   0.9911           HSBC LONDON
                                                                             Page 1 of 2
    \u{C}  BAR NUMBER     REFINER LONG NAME   GROSS WEIGHT   FINE WEIGHT   BAR ASSAY   VAULT NAME
      2323           JMC-UK              400.000        399.924       0.99981     HSBC LONDON
                              End of Gold Stock Holdings

    """

  private func read(
    _ text: String = text, _ change: (inout Entry) -> Void = { _ in }
  ) throws -> [ListedBar] {
    try scratch.bars(text.utf8, "hsbc") { entry in
      entry.layout.defaults = defaults(["weight_basis": "london", "form": "GD400"])
      change(&entry)
    }
  }

  @Test func pages() throws {
    let bars = try read { $0.asOf = CalendarDate("2026-08-21") }
    #expect(
      bars.map(\.bar.id) == [
        "AU|STATE REFINERIES|1E 452-11||419300|ozt|999000",
        "AU|JMC-UK|АБ 2323.1||407800|ozt|991100", "AU|JMC-UK|2323||400000|ozt|999810",
      ])
    #expect(bars.map(\.bar.statedFine) == [418_881, 404_170, 399_924])
    #expect(bars.allSatisfy { $0.bar.account == "LAW DEBENTURE TRUST RE GBS" })
    #expect(bars.allSatisfy { $0.bar.vault == "HSBC LONDON" && $0.bar.status.isEmpty })
    #expect(bars.map(\.line) == [9, 10, 13])
    #expect(bars[0].location(of: .serial).column == 3)
    #expect(bars[0].location(of: .fineness).column == 57)
    #expect(bars[0].location(of: .vault).column == 74)
    // The year may be a reference number, so it is not read.
    #expect(bars[0].location(of: .year).column == 3)
  }

  /// Gold Bullion Securities on 2026-08-21: 2387 bars, 934,472.975 ozt gross and 934,340.660 ozt
  /// fine. The figures are read exactly.
  @Test func publishedTotals() {
    let text = Self.text.replacing("Count:      3", with: "Count:   2387")
    #expect(
      complaint { _ = try read(text) }.hasPrefix(
        "list:3:30: Total Allocated Bar Count is 2387, the rows are 3\n"))
    let gross = Self.text.replacing("1,227.100", with: "934,472.975")
    #expect(
      complaint { _ = try read(gross) }.hasPrefix(
        "list:4:33: Total Allocated Gross Weight is 934472.975, the rows are 1227.100\n"))
    let fine = Self.text.replacing("1,222.975", with: "934,340.660")
    #expect(
      complaint { _ = try read(fine) }.hasPrefix(
        "list:5:33: Total Allocated Fine Weight is 934340.660, the rows are 1222.975\n"))
    // London weights go in steps of 0.025 ozt; the total of a list in Zurich does not.
    #expect(934_472_975 % 25 == 0 && 1_231_781_267 % 25 != 0)
  }

  @Test(arguments: [
    ("0.9990", "999.0 ", "list:9:57: BAR ASSAY is no assay in the list's scale"),
    ("0.9990", "9990  ", "list:9:57: BAR ASSAY is no assay in the list's scale"),
    ("0.9990", "1.0001", "list:9:57: BAR ASSAY is no assay in the list's scale"),
    ("419.300", "419.3  ", "list:9:36: GROSS WEIGHT has 1 decimal\n"),
    ("2008 ", "20O8 ", "list:9:66: YEAR OR REFERENCE is no number"),
    ("Client Gold", "Client Lead", "list:1:35: the title's metal is no metal that is known"),
    ("C.O.B:  21 August", "C.O.B:  21 Augst", "list:2:65: C.O.B is no date"),
    (
      "Total Allocated Fine Weight:    1,222.975", "Total:  1,222.975",
      "list:5:1: a weight that is in no row"
    ),
    (
      "Total Allocated Fine Weight:    1,222.975", "",
      "list: the list does not print Total Allocated Fine Weight"
    ),
    ("End of Gold Stock Holdings", "REFINERY", "list:14:27: among the rows, a line that is no row"),
    (
      "BAR      YEAR", "BAR      ZEIT", "list:9:3: a row before the column headings"
    ),
  ])
  func defects(from: String, to: String, message: String) {
    let whole = complaint { _ = try read(Self.text.replacing(from, with: to)) }
    #expect(whole.hasPrefix(message), "\(whole)")
  }

  /// Two bars of SPDR Gold Shares' list of 2009 (Zeal Intelligence, March 2009): JMC-UK 2323 of
  /// 419.208 and of 397.563 ozt, whose serials had lost their letters. They stay two bars with one
  /// stamp. Gross weights and assays are such as give these fine weights.
  @Test func lostLetters() throws {
    let text = """
      Client Gold Stock Holdings
      Total Allocated Bar Count: 2
      Total Allocated Gross Weight: 817.450
      Total Allocated Fine Weight: 816.771
      BAR NUMBER  REFINER LONG NAME  GROSS WEIGHT  FINE WEIGHT  BAR ASSAY  VAULT NAME
      2323  JMC-UK  419.250  419.208  0.9999  HSBC LONDON
      2323  JMC-UK  398.200  397.563  0.9984  HSBC LONDON
      """
    let bars = try read(text).map(\.bar)
    #expect(bars.map(\.computedFine) == [419_208, 397_563])
    #expect(bars[0].stampWithoutYear == bars[1].stampWithoutYear && bars[0].id != bars[1].id)
  }

  @Test func formMustBeSaid() {
    #expect(
      complaint { _ = try read { $0.layout.defaults.removeLast() } }.hasPrefix(
        "audit.yaml:7:5: the list does not say form, and the entry gives no default\n"))
    #expect(
      complaint { _ = try read { $0.asOf = CalendarDate("2026-08-22") } }
        == "list:2:65: C.O.B is 2026-08-21, the entry's as-of is 2026-08-22")
  }

  /// Whatever is done to a list, it is read or refused.
  @Test(arguments: 1...4)
  func fuzz(seed: UInt64) throws {
    var numbers = FixedNumbers(state: seed)
    for _ in 0..<300 {
      var lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
      lines.swapAt(
        lines.indices.randomElement(using: &numbers)!, lines.indices.randomElement(using: &numbers)!
      )
      var bytes = Array(lines.joined(separator: "\n").utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &numbers)] =
        UInt8.random(in: 0...255, using: &numbers)
      do {
        _ = try scratch.bars(bytes, "hsbc") {
          $0.layout.defaults = defaults(["weight_basis": "london", "form": "GD400"])
        }
      } catch is InputError {}
    }
  }
}
