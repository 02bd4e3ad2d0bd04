/// The bars of two audits and the movements between them.
struct BarMovements {
  /// Listed now, with fewer arrivals than that takes; sorted.
  private(set) var arrivals: [Verbatim] = []
  /// Not listed now, with fewer departures than that takes; sorted.
  private(set) var departures: [Verbatim] = []
  /// Arrived while they were there, or left while they were not; sorted.
  private(set) var movedTwice: [Verbatim] = []
  /// Movements whose fine weight is not the listed one.
  private(set) var restated: [BarMovement] = []
  /// Fine gold listed before, in 0.001 ozt.
  let fineBefore: UInt128
  /// Fine gold that arrived.
  let fineArrived: UInt128
  /// Fine gold that left.
  let fineLeft: UInt128
  /// Fine gold listed now.
  let fineNow: UInt128

  /// The way from the bars before to the bars now, each with its listed fine weight.
  init(
    before: [(Verbatim, UInt64)], now: [(Verbatim, UInt64)], movements: [BarMovement]
  ) {
    let opening = Dictionary(before, uniquingKeysWith: min)
    let closing = Dictionary(now, uniquingKeysWith: min)
    var balance = opening.mapValues { _ in 1 }
    for movement in movements {
      let bar = Verbatim(movement.bar)
      balance[bar, default: 0] += movement.direction == .arrived ? 1 : -1
      let listed = movement.direction == .arrived ? closing[bar] : opening[bar]
      if let listed, listed != movement.fine { restated.append(movement) }
    }
    for bar in closing.keys where balance[bar] == nil { balance[bar] = 0 }
    for (bar, number) in balance {
      switch (number, closing[bar] != nil) {
      case (0, true): arrivals.append(bar)
      case (1, false): departures.append(bar)
      case (0, false), (1, true): break
      default: movedTwice.append(bar)
      }
    }
    arrivals.sort()
    departures.sort()
    movedTwice.sort()
    fineBefore = opening.values.reduce(0) { $0 + UInt128($1) }
    fineNow = closing.values.reduce(0) { $0 + UInt128($1) }
    let arrived = movements.filter { $0.direction == .arrived }
    fineArrived = arrived.reduce(0) { $0 + UInt128($1.fine) }
    fineLeft = movements.filter { $0.direction == .left }.reduce(0) { $0 + UInt128($1.fine) }
  }

  /// True when every bar and every ounce is accounted for.
  var ties: Bool {
    arrivals.isEmpty && departures.isEmpty && movedTwice.isEmpty && restated.isEmpty
      && fineBefore + fineArrived == fineNow + fineLeft
  }
}
