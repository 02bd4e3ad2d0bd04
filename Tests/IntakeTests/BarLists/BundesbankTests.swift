import Audit
import Bullion
import Diagnostics
import TestSupport
import Testing

@testable import Intake

/// The profile `bundesbank`: the Bundesbank's gold holdings as laid-out text.
@Suite struct BundesbankTests {
  private let scratch = Scratch()

  /// The first row's weights are the first published ones (list of 2014: 12.6428 kg, 998.4,
  /// 12.6226 kg fine); all else is written for this test.
  static let text = """
      Goldbestand der Deutschen Bundesbank                              31.12.2014
      Lagerstelle     Nummer         Anzahl   Brutto kg   oz tr.     Feinheit  Fein kg    oz tr.
      Frankfurt       FFM 0001 A     1        12.6428     406.475    998.4     12.6226    405.826
      Frankfurt       Ж 17           28       350.1234    11,256.727  996.63    348.9435   11,218.792
                                                                                     1
    \u{C}  New York        118/4          1        12.4411     399.990    995.0     12.3789    397.990

      Seite 2

    """

  private func read(
    _ text: String = text, _ change: (inout Entry) -> Void = { _ in }
  ) throws -> [ListedBar] {
    try scratch.bars(text.utf8, "bundesbank") { entry in
      entry.layout.defaults = defaults(["weight_basis": "metric", "form": "GD400"])
      change(&entry)
    }
  }

  @Test func pages() throws {
    let text = Self.text.replacing("  \u{20}      1\n", with: "\n         1\n")
    let bars = try read(text)
    #expect(
      bars.map(\.bar.id) == [
        "AU||FFM 0001 A||12642800|g|998400", "AU||Ж 17||350123400|g|996630",
        "AU||118/4||12441100|g|995000",
      ])
    #expect(bars.map(\.bar.form) == [.goodDelivery400, .other, .goodDelivery400])
    #expect(bars.map(\.bar.vault) == ["Frankfurt", "Frankfurt", "New York"])
    #expect(bars.map(\.bar.statedFine) == [405_826, 11_218_792, 397_990])
    #expect(bars.allSatisfy { $0.bar.refinerCode.isEmpty })
    // Computed to the nearest, the published fine weight is met: 12.62257152 kg is 12.6226 kg.
    #expect(bars[0].bar.computedFine == 405_825)
    #expect(bars.map { $0.location(of: .form).column } == [3, 35, 4])
  }

  @Test(arguments: [
    ("998.4 ", "9984  ", "list:3:66: fineness is no assay in the list's scale"),
    ("998.4 ", "0.9984", "list:3:66: fineness is no assay in the list's scale"),
    ("12.6428 ", "12,6428 ", "list:3:43: gross kg has a comma that is not between thousands"),
    ("12.6428 ", "12.643  ", "list:3:43: gross kg has 3 decimals"),
    ("406.475", "406.47 ", "list:3:55: gross ozt has 2 decimals"),
    ("12.6226", "12.6   ", "list:3:76: fine kg has 1 decimal\n"),
    ("405.826", "405.8x", "list:3:87: fine ozt is not a plain number"),
    ("1        12.6428", "0        12.6428", "list:3:34: count is 0"),
    ("28       350", "2.8      350", "list:4:35: count has 1 decimals, at most 0 are allowed"),
    (
      "FFM 0001 A     1 ", "FFM 0001 A 1     ", "list:3:3: a weight that is in no row"
    ),
  ])
  func defects(from: String, to: String, message: String) {
    let whole = complaint { _ = try read(Self.text.replacing(from, with: to)) }
    #expect(whole.hasPrefix(message), "\(whole)")
  }

  /// A number in the line below a row may be the rest of a serial number.
  @Test func wrappedNumber() {
    #expect(
      complaint { _ = try read() }.hasPrefix(
        "list:5:82: among the rows, a line that is no row: it has 1 cell, a row 8\n"))
  }

  /// Whatever is done to a list, it is read or refused.
  @Test(arguments: 1...4)
  func fuzz(seed: UInt64) throws {
    var numbers = FixedNumbers(state: seed)
    for _ in 0..<300 {
      var bytes = Array(Self.text.utf8)
      for _ in 0..<3 {
        bytes.swapAt(
          Int.random(in: 0..<bytes.count, using: &numbers),
          Int.random(in: 0..<bytes.count, using: &numbers))
      }
      do {
        _ = try scratch.bars(bytes, "bundesbank") {
          $0.layout.defaults = defaults(["weight_basis": "metric", "form": "GD400"])
        }
      } catch is InputError {}
    }
  }
}
