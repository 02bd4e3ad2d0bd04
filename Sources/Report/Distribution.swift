/// Numbers counted in classes of equal width.
struct Distribution {
  /// A class: all numbers from its first one up to the next class.
  struct Bin: Hashable {
    /// The least number of the class.
    var first: UInt64
    /// How many numbers of rows that count lie in it.
    var accepted = 0
    /// How many of excluded rows lie in it.
    var excluded = 0

    var all: Int { accepted + excluded }
  }

  /// The most classes that are shown.
  static let maximumBins: UInt64 = 14

  /// The width of a class: 1, 2 or 5 times a power of ten.
  let step: UInt64
  /// The classes from the least to the greatest number, empty ones between them included.
  let bins: [Bin]

  /// Counts numbers, each with whether its row counts.
  init(_ numbers: [(value: UInt64, isAccepted: Bool)]) {
    guard let least = numbers.map(\.value).min(), let most = numbers.map(\.value).max() else {
      step = 1
      bins = []
      return
    }
    let step = Distribution.step(from: least, to: most)
    self.step = step
    let start = least / step
    var bins = (start...most / step).map { Bin(first: $0 * step) }
    for number in numbers {
      let place = Int(number.value / step - start)
      if number.isAccepted { bins[place].accepted += 1 } else { bins[place].excluded += 1 }
    }
    self.bins = bins
  }

  /// The greatest count in a class.
  var highest: Int { bins.map(\.all).max() ?? 0 }

  private static func step(from least: UInt64, to most: UInt64) -> UInt64 {
    var power: UInt64 = 1
    while true {
      for factor: UInt64 in [1, 2, 5] {
        let (step, overflow) = power.multipliedReportingOverflow(by: factor)
        // A step beyond all numbers puts them into one class.
        if overflow { return most }
        if most / step - least / step < maximumBins { return step }
      }
      power *= 10
    }
  }
}
