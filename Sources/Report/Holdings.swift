import Audit
import Bullion

/// Rows added up: how many are listed and accepted, and their gold side by side.
struct Holdings {
  /// The number of rows.
  var rows = 0
  /// The number of bars; a melt is one row of several.
  var bars: UInt128 = 0
  /// The number of rows that count.
  var acceptedRows = 0
  /// The gross weight of the rows in ounces, in 0.001 ozt.
  var milliOunces: UInt128 = 0
  /// The gross weight of the rows in grams, in mg.
  var milligrams: UInt128 = 0
  /// Fine gold as listed, in 0.001 ozt.
  var fineListed: UInt128 = 0
  /// Fine gold that counts, in 0.001 ozt.
  var fineAccepted: UInt128 = 0

  /// Nothing.
  init() {}

  /// The sum of these rows.
  init(_ outcomes: some Sequence<Examination.Outcome>) {
    for outcome in outcomes {
      rows += 1
      bars += UInt128(outcome.row.bar.count)
      acceptedRows += outcome.reasons.isEmpty ? 1 : 0
      switch outcome.row.bar.gross {
      case .milliOunces(let weight): milliOunces += UInt128(weight)
      case .milligrams(let weight): milligrams += UInt128(weight)
      case nil: break
      }
      fineListed += UInt128(outcome.row.bar.listedFine)
      fineAccepted += UInt128(outcome.fineAccepted)
    }
  }

  /// Adds other rows.
  mutating func add(_ other: Holdings) {
    rows += other.rows
    bars += other.bars
    acceptedRows += other.acceptedRows
    milliOunces += other.milliOunces
    milligrams += other.milligrams
    fineListed += other.fineListed
    fineAccepted += other.fineAccepted
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
