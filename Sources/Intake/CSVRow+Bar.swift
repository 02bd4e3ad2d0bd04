import Bullion
import Diagnostics

/// The fields of a bar as our own formats write them.
extension CSVRow {
  /// A text that goes into the bar's identity, where `|` separates.
  func idPart(_ index: Int) throws(InputError) -> String {
    let text = try text(index)
    guard !text.utf8.contains(0x7C) else {
      throw error(index, "\(name(index)) has a '|', which separates the parts of a bar's id")
    }
    return text
  }

  /// A year of four digits; nil when the field is empty.
  func year(_ index: Int) throws(InputError) -> Int? {
    let text = try text(index)
    guard !text.isEmpty else { return nil }
    guard text.utf8.count == 4, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let year = Int(text)
    else { throw error(index, "\(name(index)) is not four digits") }
    return year
  }

  /// A weight in `unit`; nil when the field is empty.
  func weight(_ index: Int, _ unit: Bar.Unit) throws(InputError) -> Mass? {
    try thousandths(index).map { unit == .grams ? .milligrams($0) : .milliOunces($0) }
  }

  /// A weight in thousandths of its unit; nil when the field is empty.
  func thousandths(_ index: Int) throws(InputError) -> UInt64? {
    guard let number = try number(index, decimals: 3) else { return nil }
    guard number <= UInt128(Mass.maximumUnits) else {
      throw error(index, "\(name(index)) is above 1000000")
    }
    return UInt64(number)
  }

  /// Fineness in permille with one to three decimals; nil when the field is empty. The decimals
  /// are required because other scales (9958, 0.9958) are in use, and a scale is never guessed.
  func permille(_ index: Int) throws(InputError) -> Fineness? {
    guard let number = try number(index, decimals: 3) else { return nil }
    let hint = "permille with one to three decimals, such as 995.8"
    guard try text(index).utf8.contains(0x2E) else {
      throw error(index, "\(name(index)) has no decimals", hint: hint)
    }
    guard number <= 1_000_000, let fineness = Fineness(partsPerMillion: UInt64(number)) else {
      throw error(index, "\(name(index)) is above 1000.0", hint: hint)
    }
    return fineness
  }
}
