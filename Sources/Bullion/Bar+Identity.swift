extension Bar {
  /// The bar's canonical identity, `AU|refiner|serial|year|gross|unit|fineness`: gross in 0.001 ozt
  /// or mg, fineness in ppm, and empty where the list says nothing. Two rows with equal ids are
  /// the same bar.
  public var id: String {
    let weight: String =
      switch gross {
      case .milliOunces(let weight), .milligrams(let weight): String(weight)
      case nil: ""
      }
    let purity = fineness.map { String($0.partsPerMillion) } ?? ""
    let made = year.map { String($0) } ?? ""
    return ["AU", refinerCode, serial, made, weight, unit.rawValue, purity]
      .joined(separator: "|")
  }

  /// What tells a refiner's bars apart and does not depend on a scale or an assay.
  public struct Stamp: Hashable, Sendable {
    // Bytes, since Swift's string equality merges texts that differ only in normalisation.
    private let text: [UInt8]

    init(_ bar: Bar) {
      text = Array([bar.refinerCode, bar.serial].joined(separator: "|").utf8)
    }
  }

  /// Refiner and serial, which with the year name one bar.
  public var stampWithoutYear: Stamp { Stamp(self) }
}
