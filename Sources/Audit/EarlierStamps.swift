import Bullion

/// The bars of an earlier audit by what is stamped on them, however their serials were spelt.
struct EarlierStamps {
  /// Refiner, folded serial and year.
  private struct Stamp: Hashable {
    let refiner: Verbatim
    let serial: Verbatim
    let year: String

    /// Nil for a bar without refiner or serial, which is told from no other.
    init?(_ bar: BarIdentity) {
      let folded = SerialFolding.folded(bar.serial)
      guard !bar.refinerCode.isEmpty, !folded.isEmpty else { return nil }
      refiner = Verbatim(bar.refinerCode)
      serial = Verbatim(folded)
      year = bar.year
    }
  }

  /// What bars of one stamp are listed with. Sets, so that many bars of one stamp need no look at
  /// each pair of them.
  private struct Values {
    var serials: Set<Verbatim> = []
    var weights: [Bar.Unit: Set<Mass?>] = [:]
    var finenesses: Set<Fineness?> = []
    var least: Verbatim?
    var bars = 0

    mutating func insert(_ bar: BarIdentity, id: Verbatim) {
      least = least.map { min($0, id) } ?? id
      bars += 1
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
      guard let bar = BarIdentity(id.text), let stamp = Stamp(bar) else { continue }
      all[stamp, default: Values()].insert(bar, id: id)
      if !now.contains(id) { gone[stamp, default: Values()].insert(bar, id: id) }
    }
  }

  /// How a bar is listed otherwise than bars of its stamp were before.
  struct Change {
    /// What differs, in fixed words.
    let words: [String]
    /// The smallest id of the bars before.
    let least: Verbatim
    /// How many they are.
    let bars: Int
  }

  /// How a bar listed now differs from bars of its stamp listed before; nil when it does not.
  func change(to bar: BarIdentity, id: Verbatim) -> Change? {
    guard let stamp = Stamp(bar),
      // A bar that was listed before is only compared with those that are gone: the others stand
      // in both audits, as it does.
      let before = known.contains(id) ? gone[stamp] : all[stamp], let least = before.least
    else { return nil }
    func differs<Value: Hashable>(_ value: Value, from values: Set<Value>) -> Bool {
      values.count > (values.contains(value) ? 1 : 0)
    }
    let words =
      (differs(Verbatim(bar.serial), from: before.serials) ? ["serial"] : [])
      + (differs(bar.unit, from: Set(before.weights.keys)) ? ["unit"] : [])
      + (differs(bar.gross, from: before.weights[bar.unit] ?? []) ? ["gross"] : [])
      + (differs(bar.fineness, from: before.finenesses) ? ["fineness"] : [])
    return words.isEmpty ? nil : Change(words: words, least: least, bars: before.bars)
  }
}
