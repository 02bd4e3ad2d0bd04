import Audit
import Bullion
import Diagnostics
import TestSupport
import Testing

@testable import Intake

/// The profiles `lbma` and `boe`: CSV with a fixed header.
@Suite struct WeightListTests {
  private let scratch = Scratch()

  static let header =
    "Serial number,Brand code,Gross weight (troy ounces),Assay,Fine weight (troy ounces),"
    + "Year of Manufacture (if stamped on the bar)\n"

  private func lbma(_ rows: String, _ change: (inout Entry) -> Void = { _ in }) throws
    -> [ListedBar]
  {
    try scratch.bars((Self.header + rows).utf8, "lbma") { entry in
      entry.layout.defaults = defaults(["weight_basis": "london", "status": "allocated"])
      change(&entry)
    }
  }

  /// The example of the LBMA Good Delivery Rules, Annex C (weight lists).
  @Test func annexExample() throws {
    let bars = try lbma("123456,XYZ,401.125,995.8,399.440,2023\n")
    let bar = try #require(bars.first)
    #expect(bar.bar.id == "AU|XYZ|123456|2023|401125|ozt|995800")
    #expect(bar.bar.statedFine == 399_440 && bar.bar.computedFine == 399_440)
    #expect(bar.bar.form == .goodDelivery400 && bar.bar.weightBasis == .london)
    #expect(bar.bar.status == "allocated" && bar.bar.vault.isEmpty && bar.bar.account.isEmpty)
    #expect(bar.line == 2)
    #expect(bar.location(of: .serial).column == 1)
    #expect(bar.location(of: .refinerCode).column == 8)
    #expect(bar.location(of: .gross).column == 12)
    #expect(bar.location(of: .fineness).column == 20)
    #expect(bar.location(of: .statedFine).column == 26)
    #expect(bar.location(of: .year).column == 34)
    // What no column says is shown at the row's beginning.
    #expect(bar.location(of: .status).column == 1)
  }

  /// Serials as they are printed, and what a list may leave empty.
  @Test func verbatim() throws {
    let bars = try lbma(
      "N 60131 A,NA,400.025,999.0,399.625,\nКА1001,KGA,400.000,999.9,,2024\r\n,,,,,\n")
    #expect(bars.map(\.bar.serial) == ["N 60131 A", "КА1001", ""])
    #expect(bars.map(\.bar.year) == [nil, 2024, nil])
    #expect(bars[1].bar.statedFine == nil && bars[1].bar.listedFine == 399_960)
    #expect(bars[2].bar.gross == nil && bars[2].bar.fineness == nil)
  }

  /// No status is made up: without the engagement's word it is empty, and a rule excludes the bar.
  @Test func nothingIsMadeUp() throws {
    let row = "1,XYZ,401.125,995.8,399.440,2023\n"
    let bars = try lbma(row) { $0.layout.defaults = defaults(["weight_basis": "metric"]) }
    #expect(bars[0].bar.status.isEmpty)
    #expect(
      complaint { _ = try lbma(row) { $0.layout.defaults = [] } }
        == "audit.yaml:7:5: the list does not say weight_basis, and the entry gives no default\n"
        + "hint: add defaults: { weight_basis: … } with one of london, metric, refiner")
  }

  @Test(arguments: [
    ("1,X,401.125,9958,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    ("1,X,401.125,0.9958,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    ("1,X,401.125,995,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    ("1,X,401.125,1000.1,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    ("1,X,401.125,995.8123,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    ("1,X,401.125,+95.8,399.440,\n", "list:2:13: Assay is no assay in the list's scale"),
    (
      "1,X,401.1250,995.8,399.440,\n",
      "list:2:5: Gross weight (troy ounces) has 4 decimals, at most 3 are allowed"
    ),
    (
      "1,X,\"1,401.125\",995.8,399.440,\n",
      "list:2:5: Gross weight (troy ounces) is not a plain number"
    ),
    ("1,X,-1,995.8,399.440,\n", "list:2:5: Gross weight (troy ounces) is not a plain number"),
    ("1,X,1000000.001,995.8,1,\n", "list:2:5: Gross weight (troy ounces) is above 1000000"),
    ("1,X,401.125,995.8,0399.440,\n", "list:2:19: Fine weight (troy ounces) has a leading zero"),
    (
      "1,X,401.125,995.8,399.440,23\n",
      "list:2:27: Year of Manufacture (if stamped on the bar) is not four digits"
    ),
    (" 1,X,401.125,995.8,399.440,\n", "list:2:1: Serial number has white space at one end"),
    (
      "1|2,X,401.125,995.8,399.440,\n",
      "list:2:1: Serial number has a '|', which separates the parts of a bar's id"
    ),
    ("1,X,401.125,995.8\n", "list:2:1: the row has 4 fields, the header has 6"),
    ("", "list: the list has no bars"),
  ])
  func defects(rows: String, message: String) {
    let whole = complaint { _ = try lbma(rows) }
    #expect(whole.split(separator: "\n").first.map(String.init) == message)
  }

  @Test func hintsSayTheScale() {
    #expect(
      complaint { _ = try lbma("1,X,401.125,9958,399.440,\n") }.hasSuffix(
        "\nhint: permille with one to three decimals, such as 995.8; no other scale is read"))
  }

  @Test func headerIsTheAnnexs() {
    #expect(
      complaint { _ = try scratch.bars("serial number,Brand code\n1,X\n".utf8, "lbma") }
        .hasPrefix("list:1:1: expected the column 'Serial number'\nhint: the header is Serial"))
  }

  @Test func bankOfEngland() throws {
    let text = "Serial number,Brand code,Gross weight,Assay,Fine weight\n70012,RAND,400.125,995.8,"
    let change = { (entry: inout Entry) in
      entry.layout.defaults = defaults(["weight_basis": "london", "form": "GD400"])
    }
    let bars = try scratch.bars((text + "398.444\n").utf8, "boe", change)
    #expect(bars[0].bar.id == "AU|RAND|70012||400125|ozt|995800")
    #expect(
      complaint { _ = try scratch.bars((text + "398.444\n").utf8, "boe") }.hasPrefix(
        "audit.yaml:7:5: the list does not say form, and the entry gives no default\n"))
    #expect(
      complaint { _ = try scratch.bars((text + "x\n").utf8, "boe", change) }
        .hasPrefix("list:2:26: Fine weight is not a plain number"))
  }

  /// A default is for what the profile leaves open, and in the field's own words.
  @Test func defaultsAreStrict() {
    let row = "1,X,401.125,995.8,399.440,\n"
    func message(_ pairs: KeyValuePairs<String, String>) -> String {
      complaint { _ = try lbma(row) { $0.layout.defaults = defaults(pairs) } }
    }
    #expect(
      message(["form": "KILO"])
        == "audit.yaml:9:1: the profile lbma takes no default for form\n"
        + "hint: it takes weight_basis, vault_id, account_id, status")
    #expect(
      message(["weight_basis": "London"])
        == "audit.yaml:9:1: weight_basis is none of its words\nhint: one of london, metric, refiner"
    )
    #expect(
      complaint {
        _ = try scratch.bars("x\n".utf8, "canonical") {
          $0.layout.defaults = defaults(["status": "allocated"])
        }
      } == "audit.yaml:9:1: the profile canonical takes no default for status")
    #expect(
      complaint {
        _ = try lbma(row) { $0.layout.assayScale = setting("assay-scale", "permille") }
      } == "audit.yaml:9:1: columns, assay-scale and ignore are for the profile columns alone\n"
        + "hint: the profile lbma knows its own columns and scale")
  }

  @Test(arguments: [
    ([0x50, 0x4B, 0x03, 0x04], "a workbook (.xlsx) or another zip archive, not a text"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old workbook (.xls), not a text"),
    (Array("%PDF-1.7".utf8), "a PDF, not a text"),
  ])
  func foreignFiles(bytes: [UInt8], what: String) {
    for profile in BarListReader.profiles.map({ $0.name }) {
      let message = complaint { _ = try scratch.bars(bytes + [0, 1, 2], profile) }
      #expect(message.hasPrefix("list: is \(what)\nhint: "))
    }
  }

  /// Whatever is done to a list, it is read or refused.
  @Test(arguments: 1...4)
  func fuzz(seed: UInt64) throws {
    var numbers = FixedNumbers(state: seed)
    let text = Array((Self.header + "123456,XYZ,401.125,995.8,399.440,2023\n").utf8)
    for _ in 0..<500 {
      var bytes = text
      for _ in 0...Int.random(in: 0..<3, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      }
      do {
        _ = try scratch.bars(bytes, "lbma") {
          $0.layout.defaults = defaults(["weight_basis": "london"])
        }
      } catch is InputError {}
    }
  }
}
