import Bullion
import Diagnostics

/// Bars of other issuers' or custodians' lists, to be found by what is stamped on them.
struct ForeignBars {
  /// One troy ounce, in 0.001 ozt: more than two scales differ by.
  private static let weightTolerance: UInt64 = 1_000

  private struct Key: Hashable {
    let stamp: Bar.Stamp
    let year: Year
  }

  private enum Year: Hashable {
    case given(Int)
    case missing
    /// Any year or none, for a bar whose own year is not known.
    case any
  }

  private struct Entry {
    let gross: UInt64
    let listed: ListedBar
  }

  /// By ascending gross weight, so that a bar of about the same weight is found by halving.
  private let entries: [Key: [Entry]]

  /// The bars of these lists that have refiner, serial and gross weight.
  init(_ lists: [BarList]) {
    var entries: [Key: [Entry]] = [:]
    for listed in lists.flatMap(\.bars) {
      let bar = listed.bar
      guard !bar.refinerCode.isEmpty, !bar.serial.isEmpty, let gross = bar.gross else { continue }
      for year in [bar.year.map(Year.given) ?? .missing, .any] {
        let key = Key(stamp: bar.stampWithoutYear, year: year)
        entries[key, default: []].append(Entry(gross: gross.deadMilliOunces, listed: listed))
      }
    }
    self.entries = entries.mapValues { $0.sorted { $0.gross < $1.gross } }
  }

  /// A bar of equal refiner and serial, equal year or one without, and about the same weight.
  func bar(like bar: Bar) -> ListedBar? {
    guard !bar.refinerCode.isEmpty, !bar.serial.isEmpty, let gross = bar.gross?.deadMilliOunces
    else { return nil }
    let years: [Year] = bar.year.map { [.given($0), .missing] } ?? [.any]
    return years.lazy.compactMap { year in
      nearby(entries[Key(stamp: bar.stampWithoutYear, year: year)] ?? [], gross)
    }.first
  }

  private func nearby(_ entries: [Entry], _ gross: UInt64) -> ListedBar? {
    let lightest = gross - min(gross, Self.weightTolerance)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].gross < lightest { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].gross <= gross + Self.weightTolerance else {
      return nil
    }
    return entries[low].listed
  }
}
