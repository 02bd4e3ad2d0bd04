/// The bars of a sample, drawn so that anyone with bars.csv and both halves of the seed draws the
/// same ones. `spec/sampling.md` has both procedures in full.
public struct SampleDraw: Sendable {
  /// A drawn bar.
  public struct Drawn: Hashable, Sendable {
    /// The bar.
    public let item: SamplePopulation.Item
    /// How many of the drawn units lie in it; 1 where bars are drawn and not units.
    public let hits: UInt64
  }

  /// What was drawn from.
  public let population: SamplePopulation
  /// How many were to be drawn.
  public let plan: SamplePlan
  /// What decided which ones.
  public let seed: SampleSeed
  /// The drawn bars, each once, in the order of their ranks.
  public let bars: [Drawn]

  /// Draws.
  public init(_ plan: SamplePlan, from population: SamplePopulation, seed: SampleSeed) {
    self.population = population
    self.plan = plan
    self.seed = seed
    // The order must not be known before the nonce is. In leaf order, which the issuer knows, bad
    // bars an interval apart would all be drawn or all be missed, whatever their number.
    let ranked = population.items.map { (rank: seed.rank(of: $0.nonce), item: $0) }
      .sorted { ($0.rank, $0.item.nonce) < ($1.rank, $1.item.nonce) }.map(\.item)
    switch plan.method {
    case .detection:
      // The smallest ranks. A larger sample begins with the smaller one.
      bars = ranked.prefix(Int(plan.size)).map { Drawn(item: $0, hits: 1) }
    case .monetaryUnit:
      let total = population.fine
      bars = SampleDraw.units(
        of: ranked, total: total, hits: plan.size, start: seed.start(below: total))
    }
  }

  /// The bars in which the units floor((j * BV + r) / n) lie, for j from 0 to n - 1.
  private static func units(
    of items: [SamplePopulation.Item], total: UInt128, hits: UInt64, start: UInt128
  ) -> [Drawn] {
    // How many hits lie below a unit: as many j as make j * BV + r < n * unit. Asking this of each
    // bar costs one division a bar, however many hits there are.
    func hitsBelow(_ unit: UInt128) -> UInt128 {
      let edge = UInt128(hits) * unit
      guard edge > start else { return 0 }
      return min((edge - start + total - 1) / total, UInt128(hits))
    }
    var drawn: [Drawn] = []
    var below: UInt128 = 0
    var end: UInt128 = 0
    for item in items {
      end += UInt128(item.fine)
      let next = hitsBelow(end)
      if next > below { drawn.append(Drawn(item: item, hits: UInt64(next - below))) }
      below = next
    }
    return drawn
  }
}
