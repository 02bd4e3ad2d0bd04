import Audit
import Bullion

/// Bars added up: how many are listed and accepted, and their fine gold side by side.
struct Holdings {
  var bars = 0
  var acceptedBars = 0
  /// Fine gold as listed, in 0.001 ozt.
  var fineListed: UInt128 = 0
  /// Fine gold that counts, in 0.001 ozt.
  var fineAccepted: UInt128 = 0

  init(_ outcomes: some Sequence<Examination.Outcome>) {
    for outcome in outcomes {
      bars += 1
      acceptedBars += outcome.reasons.isEmpty ? 1 : 0
      fineListed += UInt128(outcome.row.bar.listedFine)
      fineAccepted += UInt128(outcome.fineAccepted)
    }
  }
}

/// A box of a vault, as a public list names it.
struct Box {
  let vault: String
  let container: String
  /// The distinct seals on it, sorted.
  let seals: [String]
  let holdings: Holdings

  /// All boxes, sorted by vault and container.
  static func all(of examination: Examination) -> [Box] {
    struct Key: Hashable {
      let vault: [UInt8]
      let container: [UInt8]
    }
    let groups = Dictionary(grouping: examination.outcomes) { outcome in
      let bar = outcome.row.bar
      return Key(vault: Array(bar.vault.utf8), container: Array(bar.container.utf8))
    }
    return
      groups
      .sorted {
        $0.key.vault == $1.key.vault
          ? $0.key.container.lexicographicallyPrecedes($1.key.container)
          : $0.key.vault.lexicographicallyPrecedes($1.key.vault)
      }
      .map { key, outcomes in
        let seals = Set(outcomes.map(\.row.bar.seal)).subtracting([""]).sorted()
        return Box(
          vault: String(decoding: key.vault, as: UTF8.self),
          container: String(decoding: key.container, as: UTF8.self), seals: seals,
          holdings: Holdings(outcomes))
      }
  }
}

extension Examination {
  /// The least and the most fine gold in an accepted bar, in 0.001 ozt; nil when none is accepted.
  var barSizes: ClosedRange<UInt64>? {
    let sizes = outcomes.filter(\.reasons.isEmpty).map(\.fineAccepted)
    guard let least = sizes.min(), let most = sizes.max() else { return nil }
    return least...most
  }
}

extension BarList {
  /// The gross weight in mg; nil when a row is in ounces or has no weight.
  var grossMilligrams: UInt128? {
    bars.reduce(0 as UInt128?) { sum, listed in
      guard let sum, case .milligrams(let weight) = listed.bar.gross else { return nil }
      return sum + UInt128(weight)
    }
  }
}
