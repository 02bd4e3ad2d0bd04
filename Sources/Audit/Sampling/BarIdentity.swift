public import Bullion
import Notation

/// The parts of a bar's canonical identity, as they are stamped, weighed and assayed.
///
/// `AU|RAND|AA1001|2024|400125|ozt|999900` is one; see `Bar.id`, which writes them.
public struct BarIdentity: Hashable, Sendable {
  /// The refiner's code.
  public let refinerCode: String
  /// The serial number, verbatim.
  public let serial: String
  /// The year of manufacture; empty when the list has none.
  public let year: String
  /// The unit of the gross weight.
  public let unit: Bar.Unit
  /// The gross weight; nil when the list has none.
  public let gross: Mass?
  /// The fineness; nil when the list has none.
  public let fineness: Fineness?

  /// The identity of a bar.
  public init(_ bar: Bar) {
    refinerCode = bar.refinerCode
    serial = bar.serial
    year = bar.year.map { "\($0)" } ?? ""
    unit = bar.unit
    gross = bar.gross
    fineness = bar.fineness
  }

  /// Reads an identity; nil when the text is none.
  public init?(_ id: String) {
    // Bytes are split: a serial may begin with a mark that Swift joins to the separator.
    let parts = id.utf8.split(separator: 0x7C, omittingEmptySubsequences: false)
      .map { String(decoding: Array($0), as: UTF8.self) }
    guard parts.count == 7, parts[0] == "AU", let unit = Bar.Unit(rawValue: parts[5]) else {
      return nil
    }
    refinerCode = parts[1]
    serial = parts[2]
    year = parts[3]
    self.unit = unit
    if parts[4].isEmpty {
      gross = nil
    } else {
      guard
        let mass = IntegerText.parse(parts[4], as: UInt64.self)
          .flatMap({ Mass($0, thousandthsOf: unit) })
      else { return nil }
      gross = mass
    }
    if parts[6].isEmpty {
      fineness = nil
    } else {
      guard
        let fineness = IntegerText.parse(parts[6], as: UInt64.self)
          .flatMap({ Fineness(partsPerMillion: $0) })
      else { return nil }
      self.fineness = fineness
    }
  }
}
