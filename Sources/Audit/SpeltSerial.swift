import Bullion

/// A row's serial in the forms in which spellings are compared.
struct SpeltSerial {
  /// How a serial stands for a number.
  enum Reading: Hashable {
    /// As it is.
    case plain
    /// Eight digits as the year of manufacture and a number of four, the form that LBMA named in
    /// 2009 for bars whose letters a vault could not write.
    case yearNumber
  }

  let row: Evidence.Row
  let reading: Reading
  /// Without signs and in capitals, in its own script.
  let capitals: String
  /// The same in Latin letters.
  let folded: String
  /// The year of manufacture; nil when the list does not say.
  let year: Int?
  /// The number by which serials of one refiner are brought together.
  let number: String

  var serial: String { row.bar.serial }

  /// True when there is nothing but the number.
  var isBare: Bool { !number.isEmpty && folded.utf8.elementsEqual(number.utf8) }

  var hasLatinLetter: Bool { capitals.utf8.contains { (0x41...0x5A).contains($0) } }

  private init(_ row: Evidence.Row) {
    self.row = row
    reading = .plain
    capitals = SerialFolding.capitals(row.bar.serial)
    folded = SerialFolding.folded(row.bar.serial)
    year = row.bar.year
    number = SerialFolding.digits(folded)
  }

  /// The reading of eight digits as year and number; nil when it is none, or when the list names
  /// another year.
  private init?(yearNumber plain: SpeltSerial) {
    guard plain.isBare, plain.number.utf8.count == 8, let year = Int(plain.number.prefix(4)),
      plain.year == nil || plain.year == year
    else { return nil }
    row = plain.row
    reading = .yearNumber
    capitals = plain.capitals
    folded = plain.folded
    self.year = year
    number = String(plain.number.suffix(4))
  }

  private struct Key: Hashable {
    let refiner: [UInt8]
    let number: [UInt8]
  }

  /// The serials of all rows, those of one refiner and number together. Rows that lack refiner or
  /// serial are not compared.
  static func groups(of rows: [Evidence.Row]) -> [[SpeltSerial]] {
    var groups: [Key: [SpeltSerial]] = [:]
    for row in rows where !row.bar.refinerCode.isEmpty && !row.bar.serial.isEmpty {
      let plain = SpeltSerial(row)
      for spelt in [plain, SpeltSerial(yearNumber: plain)].compactMap({ $0 }) {
        let key = Key(refiner: Array(row.bar.refinerCode.utf8), number: Array(spelt.number.utf8))
        groups[key, default: []].append(spelt)
      }
    }
    return groups.values.filter { $0.count > 1 }
  }
}

extension [SpeltSerial] {
  /// Serials that may be of one bar: of equal years, or all if one of them has none.
  func splitByYear() -> [[SpeltSerial]] {
    contains { $0.year == nil }
      ? [self] : Dictionary(grouping: self, by: \.year).values.map { $0 }
  }
}
