import Audit
import Bullion
import Diagnostics
import Hashing
import MerkleSum
import Notation

/// A bar list made by hand; it declares what it holds unless a test says otherwise.
struct CaseList {
  var label: String
  var bars: [Bar]
  var declaredBars: UInt64?
  var isDeclared = true

  init(label: String, bars: [Bar], declaredBars: UInt64? = nil, isDeclared: Bool = true) {
    self.label = label
    self.bars = bars
    self.declaredBars = declaredBars
    self.isDeclared = isDeclared
  }

  /// A list of rows in short: refiner, serial, year, gross, unit, fineness, fine, container, seal,
  /// status.
  init(label: String, rows: String) {
    self.init(
      label: label,
      bars: rows.split(separator: "\n").map { Bar(row: $0.split(separator: " "), vault: label) })
  }

  var list: BarList {
    let listed = bars.enumerated().map {
      ListedBar(
        bar: $0.element, path: "bars.csv", line: $0.offset + 2,
        columns: Array(1...ListedBar.Field.allCases.count))
    }
    return BarList(file: file, digest: SHA256.hash(label), bars: listed)
  }

  var file: Engagement.BarListFile {
    let draft = Engagement.BarListFile(
      path: "input/the-\(label).csv", profile: "canonical", custodian: label,
      asOf: Case.instant.date, location: Location(file: "audit.yaml", line: 9))
    guard isDeclared else { return draft }
    var file = draft
    let counted = BarList(
      file: draft, digest: .zero,
      bars: bars.map { ListedBar(bar: $0, path: "", line: 0, columns: []) })
    file.vault = label
    file.account = "RESERVE"
    file.sha256 = SHA256.hash(label)
    file.declaredBars = declaredBars ?? UInt64(bars.count)
    file.declaredGross = .milliOunces(UInt64(counted.grossMilliOunces))
    file.declaredFine = UInt64(counted.fineListed)
    return file
  }

  /// Thirty bars of one refiner in fifteen boxes: 376 kg gross, 12,086.714 ozt fine.
  static var usdkg: [Bar] {
    let rows = """
      12071.8 999.5,12725.4 999.9,12909.5 999.9,12896.9 999.9,12692.4 999.9,12459.2 999.9,\
      12243.2 999.5,13064.3 999.8,12513.8 999.9,12699.4 999.9,12938.1 999.9,12580.5 999.9,\
      11960.8 999.9,12727.6 999.9,12654.6 999.9,12523.4 999.9,12702.3 999.5,12844.4 999.9,\
      12943.0 999.9,12161.3 999.9,12266.4 999.9,12723.8 999.9,13047.0 999.8,12321.4 999.9,\
      12001.8 999.9,12792.1 999.9,12075.4 999.9,12325.5 999.5,12123.6 999.9,12011.1 999.8
      """
    return rows.split(separator: ",").enumerated().map { place, row in
      let words = row.split(separator: " ")
      return Bar(
        row: [
          "KYRGYZALTYN", "КА\(1001 + place)", "2025", words[0], "g", words[1], "-",
          "BOX-\(place / 2 < 9 ? "0" : "")\(place / 2 + 1)", "S\(7000 + place / 2)", "allocated",
        ], vault: "KG-BISHKEK-1")
    }
  }
}

extension Bar {
  init(row: [Substring], vault: String) {
    let unit = Unit(rawValue: String(row[4]))!
    let gross = UInt64(try! DecimalText.parse(String(row[3]), decimals: 3))
    self.init(
      refinerCode: String(row[0]), serial: String(row[1]), year: Int(row[2]), unit: unit,
      gross: unit == .grams ? .milligrams(gross) : .milliOunces(gross),
      fineness: Fineness(
        partsPerMillion: UInt64(try! DecimalText.parse(String(row[5]), decimals: 3))),
      statedFine: row[6] == "-"
        ? nil : UInt64(try! DecimalText.parse(String(row[6]), decimals: 3)),
      weightBasis: unit == .grams ? .metric : .london, vault: vault, container: String(row[7]),
      seal: String(row[8]), account: "RESERVE", status: String(row[9]))
  }
}
