public import Disclosure

/// What became of the accepted gold between two audits, bar by bar:
/// opening + arrived + cleared - left - excluded +/- restated = closing.
public struct RollForward: Hashable, Sendable {
  /// Some bars and their accepted fine weight.
  public struct Total: Hashable, Sendable {
    /// The number of bars.
    public var bars = 0
    /// Fine weight in 0.001 ozt.
    public var fine: UInt128 = 0

    /// Nothing.
    public init() {}

    /// The total of these bars.
    public init(_ bars: [PublishedBar]) {
      self.bars = bars.count
      fine = bars.reduce(0) { $0 + UInt128($1.fineAccepted) }
    }
  }

  /// A bar in both audits, told by what is stamped on it or by its whole identity.
  public struct Pair: Hashable, Sendable {
    /// The bar in the earlier audit.
    public let before: PublishedBar
    /// The bar in the later audit.
    public let after: PublishedBar
  }

  /// All bars accepted by the earlier audit.
  public let opening: Total
  /// Accepted now, and not listed before.
  public let arrived: [PublishedBar]
  /// Accepted now; listed and excluded before.
  public let cleared: [PublishedBar]
  /// Accepted before, and not listed now.
  public let left: [PublishedBar]
  /// Accepted before; listed and excluded now.
  public let excluded: [PublishedBar]
  /// Accepted by both with another fine weight: the same bar, whose stated weight changed.
  public let restated: [Pair]
  /// Accepted by both with the same fine weight.
  public let unchanged: [Pair]
  /// All bars accepted by the later audit.
  public let closing: Total
  /// Of those that left and arrived: the same refiner, serial and year with another weight or
  /// fineness, which is more likely one bar re-weighed than two bars.
  public let reweighed: [Pair]

  /// The way from one audit's bars.csv to another's.
  public init(from before: [PublishedBar], to after: [PublishedBar]) {
    let earlier = Bars(before)
    let later = Bars(after)
    opening = Total(earlier.accepted)
    closing = Total(later.accepted)
    let new = later.accepted.filter { earlier.byID[$0.id]?.reasons.isEmpty != true }
    arrived = new.filter { earlier.byID[$0.id] == nil }
    cleared = new.filter { earlier.byID[$0.id] != nil }
    let gone = earlier.accepted.filter { later.byID[$0.id]?.reasons.isEmpty != true }
    left = gone.filter { later.byID[$0.id] == nil }
    excluded = gone.filter { later.byID[$0.id] != nil }
    let kept = earlier.accepted.compactMap { bar in
      later.byID[bar.id].flatMap { $0.reasons.isEmpty ? Pair(before: bar, after: $0) : nil }
    }
    restated = kept.filter { $0.before.fineAccepted != $0.after.fineAccepted }
    unchanged = kept.filter { $0.before.fineAccepted == $0.after.fineAccepted }
    let stamps = Dictionary(
      arrived.compactMap { bar in stamp(of: bar).map { ($0, bar) } },
      uniquingKeysWith: { first, _ in first })
    reweighed = left.compactMap { bar in
      stamp(of: bar).flatMap { stamps[$0] }.map { Pair(before: bar, after: $0) }
    }
  }

  /// True when the movements lead from the opening to the closing figures, as they must.
  public var ties: Bool {
    let incoming = Total(arrived + cleared)
    let outgoing = Total(left + excluded)
    let more = restated.reduce(UInt128(0)) { $0 + UInt128($1.after.fineAccepted) }
    let less = restated.reduce(UInt128(0)) { $0 + UInt128($1.before.fineAccepted) }
    return opening.bars + incoming.bars == closing.bars + outgoing.bars
      && opening.fine + incoming.fine + more == closing.fine + outgoing.fine + less
  }

  /// One audit's bars by their ids; of several rows of one bar the accepted one speaks.
  private struct Bars {
    let accepted: [PublishedBar]
    let byID: [String: PublishedBar]

    init(_ bars: [PublishedBar]) {
      accepted = bars.filter(\.reasons.isEmpty).sorted { $0.id < $1.id }
      byID = Dictionary(
        bars.map { ($0.id, $0) }, uniquingKeysWith: { $0.reasons.isEmpty ? $0 : $1 })
    }
  }
}

/// What is stamped on a bar: refiner, serial and year; nil for an id that is none.
private func stamp(of bar: PublishedBar) -> [String]? {
  BarIdentity(bar.id).map { [$0.refinerCode, $0.serial, $0.year] }
}
