import Audit
import Bullion
import Diagnostics
import TestSupport
import Testing

@testable import Intake

/// The profile `columns`: any CSV whose columns the engagement names.
@Suite struct ColumnsTests {
  private let scratch = Scratch()

  private func read(_ text: String, _ change: (inout Entry) -> Void = { _ in }) throws
    -> [ListedBar]
  {
    try scratch.bars(text.utf8, "columns") { entry in
      entry.layout = .init(
        columns: [
          setting("serial", "No", column: 1), setting("gross_weight", "kg", column: 2),
          setting("fineness", "‰", column: 3),
        ],
        ignored: [setting("ignore", "Photo", column: 4)],
        assayScale: setting("assay-scale", "permille", column: 5),
        defaults: defaults([
          "metal": "AU", "refiner_code": "KGA", "form": "GD400", "gross_unit": "kg",
          "weight_basis": "metric", "status": "allocated",
        ]))
      change(&entry)
    }
  }

  private static let text = "Photo,No,‰,kg\na.jpg,АБ1234,999.9,12.5334\n"

  @Test func packingList() throws {
    let bar = try #require(try read(Self.text).first)
    #expect(bar.bar.id == "AU|KGA|АБ1234||12533400|g|999900")
    #expect(bar.bar.weightBasis == .metric && bar.bar.status == "allocated")
    #expect(bar.location(of: .serial).description.hasSuffix(":2:7"))
    #expect(bar.location(of: .fineness).column == 16)
    #expect(bar.location(of: .gross).column == 22)
    #expect(bar.location(of: .refinerCode).column == 1)
  }

  @Test(arguments: [
    ("permille", "999.9", "9999"), ("permille", "995.83", "0.9958"),
    ("ten-thousandths", "9999", "999.9"), ("ten-thousandths", "10000", "999"),
    ("fraction", "0.9999", "999.9"), ("fraction", "1.000000", "9999"),
    ("fraction", "0.999900", "1.0001"), ("ten-thousandths", "9958", "99580"),
    ("permille", "1000.0", "1000"), ("fraction", "0.995", "0.99"),
  ])
  func scales(scale: String, right: String, wrong: String) throws {
    let change = { (entry: inout Entry) in
      entry.layout.assayScale = setting("assay-scale", scale)
    }
    #expect(try read("Photo,No,‰,kg\n,1,\(right),12.5\n", change).count == 1)
    #expect(
      complaint { _ = try read("Photo,No,‰,kg\n,1,\(wrong),12.5\n", change) }
        .hasPrefix("list:2:4: ‰ is no assay in the list's scale\nhint: "))
  }

  @Test(arguments: [
    ("ozt", "401.125", "AU|KGA|1||401125|ozt|999900"),
    ("g", "1000.5", "AU|KGA|1||1000500|g|999900"),
    ("kg", "12.533401", "AU|KGA|1||12533401|g|999900"),
  ])
  func units(unit: String, gross: String, id: String) throws {
    let bars = try read("Photo,No,‰,kg\n,1,999.9,\(gross)\n") { entry in
      entry.layout.defaults[3] = setting("gross_unit", unit)
    }
    #expect(bars[0].bar.id == id)
  }

  @Test(arguments: [
    ("Photo,No,‰\n,1,999.9\n", "list:1:1: missing column 'kg'"),
    ("Photo,No,‰,kg,zip\n,1,999.9,1,2\n", "list:1:17: unknown column 'zip'"),
    ("No,‰,kg\n1,999.9,1\n", "list:1:1: missing column 'Photo'"),
    ("Photo,No,‰,kg\n,1,999.9,\"12,5\"\n", "list:2:10: kg is not a plain number"),
    (
      "Photo,No,‰,kg\n,1,999.9,12.5000001\n",
      "list:2:10: kg has 7 decimals, at most 6 are allowed"
    ),
    ("Photo,No,‰,kg\n,1,999.9,1000.1\n", "list:2:10: kg is above 1000"),
    ("Photo,No,‰,kg\na\u{7}b,1,999.9,1\n", "list:2:1: Photo has a control character"),
    ("Photo,No,‰,kg\n", "list: the list has no bars"),
  ])
  func defects(text: String, message: String) {
    let whole = complaint { _ = try read(text) }
    #expect(whole.split(separator: "\n").first.map(String.init) == message)
  }

  /// Whatever is done to a list, it is read or refused.
  @Test(arguments: 1...4)
  func fuzz(seed: UInt64) throws {
    var numbers = FixedNumbers(state: seed)
    for _ in 0..<300 {
      var scalars = Array(Self.text.unicodeScalars)
      for _ in 0..<2 {
        scalars[Int.random(in: 0..<scalars.count, using: &numbers)] =
          [",", "\"", "\n", ".", "0", "Ж", "\u{301}", "-"].randomElement(using: &numbers)!
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      do { _ = try read(text) } catch is InputError {}
    }
  }

  @Test func grammarIsWhole() {
    func message(_ change: (inout Entry) -> Void) -> String {
      complaint { _ = try read(Self.text, change) }
    }
    #expect(
      message { $0.layout.columns = [] }
        == "audit.yaml:7:5: the profile columns needs the key columns\n"
        + "hint: such as columns: { serial: \"Bar No\", gross_weight: \"Gross oz\" }")
    #expect(
      message { $0.layout.assayScale = nil }
        == "audit.yaml:7:5: the profile columns needs the key assay-scale\n"
        + "hint: one of permille, ten-thousandths, fraction")
    #expect(
      message { $0.layout.assayScale?.text = "per mille" }
        == "audit.yaml:9:5: assay-scale is none of its words\n"
        + "hint: one of permille, ten-thousandths, fraction")
    #expect(
      message { $0.layout.ignored.append(setting("ignore", "kg", column: 8)) }
        == "audit.yaml:9:8: the column is mapped twice, ignored twice, or mapped and ignored")
    #expect(
      message { $0.layout.defaults.append(setting("serial", "1")) }
        .hasPrefix("audit.yaml:9:1: the profile columns takes no default for serial\nhint: "))
    #expect(
      message { $0.layout.columns.append(setting("status", "Photo2")) }
        == "audit.yaml:9:1: status is mapped to a column already")
    #expect(
      message { $0.layout.defaults.removeFirst() }.hasPrefix(
        "audit.yaml:7:5: the list does not say metal, and the entry gives no default\n"))
    #expect(
      message { $0.layout.defaults[2].text = "BRICK" }
        == "audit.yaml:9:1: form is none of its words\nhint: one of GD400, KILO, CX100, OTHER")
    #expect(
      message { $0.layout.defaults[1].text = "K|A" }
        == "audit.yaml:9:1: refiner_code has a '|', which separates the parts of a bar's id")
  }
}
