import Foundation

/// Something that is measured once a round.
struct Cell {
  let name: String
  /// Gives the quantities of one run, by name.
  let measure: () throws -> [Quantity]

  /// A measured value.
  struct Quantity {
    /// What is appended to the cell's name.
    let name: String
    let unit: String
    let value: Double
  }
}

/// The values of one quantity over all rounds.
struct Series: Encodable {
  let name: String
  let unit: String
  var runs: [Double]
}

/// Two series compared round by round, so that what slows the whole machine cancels out.
struct Ratio: Encodable {
  let name: String
  let target: String?
  let runs: [Double]
}

/// The measurements of one group of cells.
struct Result: Encodable {
  let title: String
  private(set) var series: [Series] = []
  private(set) var ratios: [Ratio] = []

  /// Measures the cells in turns. Each round begins with another one, so that none always runs
  /// behind the same neighbour.
  init(title: String, cells: [Cell], rounds: Int) throws {
    self.title = title
    for round in 0..<rounds {
      for offset in cells.indices {
        let cell = cells[(round + offset) % cells.count]
        for quantity in try cell.measure() { add(quantity, of: cell.name) }
      }
    }
    series.sort { $0.name < $1.name }
  }

  private mutating func add(_ quantity: Cell.Quantity, of cell: String) {
    let name = quantity.name.isEmpty ? cell : "\(cell) \(quantity.name)"
    if let index = series.firstIndex(where: { $0.name == name }) {
      series[index].runs.append(quantity.value)
    } else {
      series.append(Series(name: name, unit: quantity.unit, runs: [quantity.value]))
    }
  }

  /// Adds one series over another; nothing when one of them was not measured.
  mutating func compare(
    _ name: String, _ one: String, over other: String, target: String? = nil
  ) {
    guard let a = runs(one), let b = runs(other), a.count == b.count else { return }
    ratios.append(
      Ratio(name: name, target: target, runs: zip(a, b).map { $0 / $1 }))
  }

  /// Adds the share of a series of seconds that `nanoseconds` are.
  mutating func addShare(
    _ name: String, nanoseconds: Double, of other: String, target: String
  ) {
    guard let runs = runs(other) else { return }
    ratios.append(Ratio(name: name, target: target, runs: runs.map { nanoseconds / ($0 * 1e9) }))
  }

  /// The median of a series.
  func median(_ name: String) -> Double? { runs(name)?.sorted().middle }

  private func runs(_ name: String) -> [Double]? { series.first { $0.name == name }?.runs }

  /// A table of series, and one of ratios.
  var text: String {
    let head = ["", "min", "median", "max", ""]
    let values = series.map { [$0.name] + $0.runs.spread + [$0.unit] }
    let compared = ratios.map {
      [$0.name] + $0.runs.spread + [$0.target.map { "target \($0)" } ?? ""]
    }
    return "\n\(title)\n" + Self.table([head] + values)
      + (compared.isEmpty ? "" : "ratios\n" + Self.table(compared))
  }

  private static func table(_ rows: [[String]]) -> String {
    rows.map { row in
      let name = row[0].padding(toLength: 44, withPad: " ", startingAt: 0)
      let numbers = row[1...3].map { String(repeating: " ", count: max(1, 10 - $0.count)) + $0 }
      return "  " + name + numbers.joined() + "  " + row[4] + "\n"
    }.joined()
  }
}

extension [Double] {
  /// The middle one of sorted values.
  var middle: Double { self[count / 2] }

  /// Min, median and max as texts.
  fileprivate var spread: [String] {
    let sorted = sorted()
    return [sorted[0], sorted.middle, sorted[count - 1]].map {
      String(format: $0 < 10 ? "%.3f" : "%.1f", $0)
    }
  }
}
