import Bullion

/// The bars of an earlier audit by what is stamped on them, however their serials were spelt.
struct EarlierStamps {
  /// Refiner, folded serial and year.
  private struct Stamp: Hashable {
    let refiner: Verbatim
    let serial: Verbatim
    let year: String

    /// Nil for a bar without refiner or serial, which is told from no other.
    init?(refiner: String, serial: String, year: String) {
      let folded = SerialFolding.folded(serial)
      guard !refiner.isEmpty, !folded.isEmpty else { return nil }
      self.refiner = Verbatim(refiner)
      self.serial = Verbatim(folded)
      self.year = year
    }
  }

  /// What bars of one stamp are listed with. Sets, so that many bars of one stamp need no look at
  /// each pair of them.
  private struct Values {
    var serials: Set<Verbatim> = []
    var weights: [Bar.Unit: Set<Mass?>] = [:]
    var finenesses: Set<Fineness?> = []

    mutating func insert(_ bar: BarIdentity) {
      serials.insert(Verbatim(bar.serial))
      weights[bar.unit, default: []].insert(bar.gross)
      finenesses.insert(bar.fineness)
    }
  }

  private let known: Set<Verbatim>
  private var all: [Stamp: Values] = [:]
  private var gone: [Stamp: Values] = [:]

  /// The stamps of these bar ids, of which some are listed now.
  init(_ ids: [String], now: Set<Verbatim>) {
    known = Set(ids.map(Verbatim.init))
    for id in known {
      guard let bar = BarIdentity(id.text),
        let stamp = Stamp(refiner: bar.refinerCode, serial: bar.serial, year: bar.year)
      else { continue }
      all[stamp, default: Values()].insert(bar)
      if !now.contains(id) { gone[stamp, default: Values()].insert(bar) }
    }
  }

  /// What of a bar listed now differs from bars of its stamp listed before, in fixed words.
  func changes(to bar: Bar, id: Verbatim) -> [String] {
    let year = bar.year.map { "\($0)" } ?? ""
    guard let stamp = Stamp(refiner: bar.refinerCode, serial: bar.serial, year: year),
      // A bar that was listed before is only compared with those that are gone: the others stand
      // in both audits, as it does.
      let before = known.contains(id) ? gone[stamp] : all[stamp]
    else { return [] }
    func differs<Value: Hashable>(_ value: Value, from values: Set<Value>) -> Bool {
      values.count > (values.contains(value) ? 1 : 0)
    }
    return (differs(Verbatim(bar.serial), from: before.serials) ? ["serial"] : [])
      + (differs(bar.unit, from: Set(before.weights.keys)) ? ["unit"] : [])
      + (differs(bar.gross, from: before.weights[bar.unit] ?? []) ? ["gross"] : [])
      + (differs(bar.fineness, from: before.finenesses) ? ["fineness"] : [])
  }
}
