import Audit
import Bullion
import Diagnostics
import TestSupport
import Testing

@testable import Intake

@Suite struct BarListTests {
  private let scratch = Scratch()

  /// A good row; each test spoils one column of it.
  private static let good: KeyValuePairs = [
    "metal": "AU", "refiner_code": "KGA", "refiner_mark": "", "serial": "AB1234", "year": "2019",
    "form": "GD400", "gross_weight": "402.950", "gross_unit": "ozt", "fineness": "999.9",
    "fine_ozt": "402.910", "weight_basis": "london", "vault_id": "KG-BISHKEK-1",
    "container_id": "BOX-01", "seal_no": "S7000", "account_id": "USDKG-RESERVE",
    "status": "allocated", "date_in": "2025-11-18", "date_out": "", "last_counted": "",
    "count_method": "", "last_weighed": "", "cert_ref": "", "remarks": "",
  ]
  private static let header = good.map(\.key).joined(separator: ",")

  private func row(_ changes: [String: String] = [:]) -> String {
    Self.good.map { changes[$0.key] ?? $0.value }.joined(separator: ",")
  }

  /// The column at which a field of the good row begins.
  private func place(_ column: String) -> Int {
    1 + Self.good.prefix { $0.key != column }.map { $0.value.utf8.count + 1 }.reduce(0, +)
  }

  private func read(_ text: String, profile: String = "canonical") throws -> [ListedBar] {
    let path = scratch.file("bars.csv", text)
    return try BarListReader.read(
      Engagement.BarListFile(path: path, profile: profile, location: Location(file: path))
    ).bars
  }

  private func read(_ changes: [String: String]) throws -> Bar {
    try #require(try read(Self.header + "\n" + row(changes) + "\n").first).bar
  }

  @Test func example() throws {
    let kilobar = row([
      "serial": "K00017", "year": "2024", "form": "KILO", "gross_weight": "1000.000",
      "gross_unit": "g", "fine_ozt": "", "weight_basis": "refiner",
    ])
    let bars = try read(Self.header + "\r\n" + row() + "\r\n" + kilobar)
    #expect(
      bars.map(\.bar.id) == [
        "AU|KGA|AB1234|2019|402950|ozt|999900", "AU|KGA|K00017|2024|1000000|g|999900",
      ])
    #expect(bars.map(\.bar.listedFine) == [402_910, 32_148])
    #expect(bars.map(\.line) == [2, 3])
    #expect(bars[0].location(of: .fineness).column == place("fineness"))
    #expect(bars[0].location(of: .status).column == place("status"))
  }

  /// What a rule judges later is no defect of the file.
  @Test func readableAndDoubtful() throws {
    let bar = try read([
      "metal": "AG", "refiner_code": "", "serial": "", "year": "", "gross_weight": "",
      "fineness": "", "fine_ozt": "", "status": "pledged, perhaps".replacing(",", with: ";"),
    ])
    #expect(bar.id == "AU||||" + "|ozt|")
    #expect(bar.gross == nil && bar.fineness == nil && bar.computedFine == nil)
    #expect(bar.status == "pledged; perhaps")
    #expect(try read(["fineness": "1000.0"]).fineness?.partsPerMillion == 1_000_000)
    #expect(try read(["fineness": "0.0"]).fineness?.partsPerMillion == 0)
  }

  @Test(arguments: [
    ("year", "19", "year is not four digits"), ("year", "20190", "year is not four digits"),
    ("year", "２０１９", "year is not four digits"), ("year", "+201", "year is not four digits"),
    ("form", "", "form is none of its words"), ("form", "gd400", "form is none of its words"),
    ("gross_unit", "", "gross_unit is none of its words"),
    ("gross_unit", "kg", "gross_unit is none of its words"),
    ("weight_basis", "LONDON", "weight_basis is none of its words"),
    ("gross_weight", "-1", "gross_weight is not a plain number"),
    ("gross_weight", "0402.950", "gross_weight has a leading zero"),
    ("gross_weight", "402.9505", "gross_weight has 4 decimals, at most 3 are allowed"),
    ("gross_weight", "402.", "gross_weight is not a plain number"),
    ("gross_weight", "1000000.001", "gross_weight is above 1000000"),
    ("gross_weight", String(repeating: "9", count: 60), "gross_weight is too large"),
    ("fine_ozt", "1e2", "fine_ozt is not a plain number"),
    ("fine_ozt", "402.9101", "fine_ozt has 4 decimals, at most 3 are allowed"),
    ("fineness", "9958", "fineness has no decimals"),
    ("fineness", "0.9958", "fineness has 4 decimals, at most 3 are allowed"),
    ("fineness", "995", "fineness has no decimals"),
    ("fineness", "1000.001", "fineness is above 1000.0"),
    ("fineness", "995.8 ", "fineness is not a plain number"),
    ("date_in", "2025-02-29", "date_in is no date YYYY-MM-DD"),
    ("date_out", "18.11.2025", "date_out is no date YYYY-MM-DD"),
    ("last_counted", "2025-1-18", "last_counted is no date YYYY-MM-DD"),
    ("last_weighed", "never", "last_weighed is no date YYYY-MM-DD"),
    (
      "refiner_code", "K|A", "refiner_code has a '|', which separates the parts of a bar's id"
    ),
    ("serial", "A|1", "serial has a '|', which separates the parts of a bar's id"),
    ("serial", String(repeating: "1", count: 256), "the bar's identity has more than 255 bytes"),
  ])
  func defects(column: String, value: String, message: String) {
    #expect(defect { _ = try read([column: value]) } == "2:\(place(column)): \(message)")
  }

  /// No text goes unchecked, whichever column it stands in.
  @Test(arguments: good.map(\.key))
  func textRules(column: String) {
    for (value, words) in [
      ("a\u{1}", "a control character"), ("é ", "white space at one end"),
      ("e\u{301}", "text that is not in Unicode normalisation form C"),
    ] {
      let message = defect { _ = try read([column: value]) }
      guard ["gross_weight", "fineness", "fine_ozt"].contains(column) else {
        #expect(message == "2:\(place(column)): \(column) has \(words)")
        continue
      }
      #expect(message == "2:\(place(column)): \(column) is not a plain number")
    }
  }

  @Test func headers() {
    let names = Self.good.map(\.key)
    for (index, name) in names.enumerated() {
      var missing = names
      missing.remove(at: index)
      let expected = index + 1 < names.count ? ": expected the column '\(name)'" : "1:1: expected"
      let message = defect { _ = try read(missing.joined(separator: ",") + "\n") }
      #expect(message.contains(expected))
    }
    var swapped = names
    swapped.swapAt(3, 4)
    let place = 1 + names[..<3].joined(separator: ",").utf8.count + 1
    #expect(
      defect { _ = try read(swapped.joined(separator: ",") + "\n") }
        == "1:\(place): expected the column 'serial'")
    let end = Self.header.utf8.count + 2
    #expect(
      defect { _ = try read(Self.header + ",extra\n") } == "1:\(end): unknown column 'extra'")
    #expect(
      defect { _ = try read(Self.header + ",serial\n") }
        == "1:\(end): duplicate column, the first one is at column \(place)")
    #expect(defect { _ = try read(Self.header + "\n") } == "1:1: no rows after the header")
    #expect(
      defect { _ = try read(Self.header + "\n" + row() + ",\n") }.hasSuffix(
        "the row has 24 fields, the header has 23"))
  }

  @Test func profiles() {
    #expect(defect { _ = try read("", profile: "brinks") } == "unknown profile 'brinks'")
  }
}
