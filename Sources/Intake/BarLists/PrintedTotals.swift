import Bullion
import Diagnostics

/// The totals that a list prints of itself, and the sums of its rows: a text whose pages were lost
/// on the way says so.
struct PrintedTotals {
  /// What is added up.
  enum Kind: String { case bars, gross, fine }

  /// The grammar of printed weights: three decimals, commas between thousands.
  static let weight = ListNumber(decimals: 3...3, isGrouped: true)
  private static let count = ListNumber(decimals: 0...0, isGrouped: true)

  private let path: String
  private var sums: [Kind: UInt64] = [.bars: 0, .gross: 0, .fine: 0]
  private var printed: [(kind: Kind, value: UInt64, cell: ListCell)] = []

  init(path: String) { self.path = path }

  /// Adds a row.
  mutating func add(_ bar: Bar) {
    sums[.bars, default: 0] += 1
    if case .milliOunces(let weight) = bar.gross { sums[.gross, default: 0] += weight }
    sums[.fine, default: 0] += bar.statedFine ?? 0
  }

  /// Takes a total of the whole list.
  mutating func expect(_ kind: Kind, _ cell: ListCell) throws(InputError) {
    printed.append((kind, try value(kind, cell), cell))
  }

  /// Takes a total of the rows so far: `Running total`, then perhaps a count, then gross and fine
  /// ounces, or fine ounces alone.
  func checkRunning(_ cells: [ListCell]) throws(InputError) {
    let counts = cells.filter { !$0.text.contains(".") }
    let weights = cells.filter { $0.text.contains(".") }
    guard counts.count <= 1, (1...2).contains(weights.count) else {
      guard let cell = cells.first else { return }
      throw cell.error("is neither gross and fine ounces nor fine ounces", in: path)
    }
    for cell in counts { try check(.bars, try value(.bars, cell), cell) }
    for (kind, cell) in zip(weights.count == 1 ? [Kind.fine] : [.gross, .fine], weights) {
      try check(kind, try value(kind, cell), cell)
    }
  }

  /// Every printed total must be the sum of the rows, and these must be there.
  func check(required: [(kind: Kind, name: String)]) throws(InputError) {
    for (kind, name) in required where !printed.contains(where: { $0.kind == kind }) {
      throw InputError(
        "the list does not print \(name)", file: path,
        hint: "the list's first page has it; give the whole list")
    }
    for total in printed { try check(total.kind, total.value, total.cell) }
  }

  private func value(_ kind: Kind, _ cell: ListCell) throws(InputError) -> UInt64 {
    kind == .bars
      ? try Self.count.units(cell, places: 0, path: path)
      : try Self.weight.units(cell, places: 3, path: path)
  }

  private func check(_ kind: Kind, _ value: UInt64, _ cell: ListCell) throws(InputError) {
    let sum = sums[kind, default: 0]
    guard value != sum else { return }
    throw cell.error(
      "is \(text(kind, value)), the rows are \(text(kind, sum))", in: path,
      hint: "the text is not the whole list, or the list does not add up")
  }

  private func text(_ kind: Kind, _ value: UInt64) -> String {
    guard kind != .bars else { return "\(value)" }
    let fraction = String(value % 1000)
    return "\(value / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
