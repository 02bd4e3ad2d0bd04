/// How many bars to draw so that a number of bad ones hardly stays unseen.
///
/// Of N bars t are bad; n are drawn without replacement. None of the bad ones is among them with
/// probability C(N-t, n) / C(N, n), the hypergeometric distribution at zero.
public enum DetectionSampling {
  /// Confidence in percent.
  public static let confidences: ClosedRange<UInt64> = 1...100

  /// The smallest n with 1 - C(N-t, n) / C(N, n) >= confidence.
  ///
  /// - Parameters:
  ///   - population: N.
  ///   - tolerable: t, from 1 to N: so many bad bars are to be seen.
  ///   - confidence: in percent, from 1 to 100.
  public static func size(population: UInt64, tolerable: UInt64, confidence: UInt64) -> UInt64 {
    precondition((1...max(population, 1)).contains(tolerable) && confidences.contains(confidence))
    // Certainty takes all good bars and one more.
    let certain = population - tolerable + 1
    guard confidence < 100 else { return certain }
    let risk = 100 - confidence
    return tolerable <= shortProduct
      ? halving(population, tolerable, risk, enough: certain)
      : walking(population, tolerable, risk)
  }

  /// The smallest number of bad bars of which at least one is among `size` drawn ones with this
  /// confidence: what a sample of a given size can show.
  ///
  /// C(N-t, n) / C(N, n) = C(N-n, t) / C(N, t): drawn and bad bars may change places, so this is
  /// ``size(population:tolerable:confidence:)`` again.
  public static func detectable(
    population: UInt64, size: UInt64, confidence: UInt64
  ) -> UInt64 {
    self.size(population: population, tolerable: size, confidence: confidence)
  }

  // n times t is about N * ln(1 / risk), so one of them is small whenever the other is large, and
  // the shorter product of the two is taken.
  private static let shortProduct: UInt64 = 2_048

  /// The ratio as a product of t factors, (N-n-i) / (N-i) for i < t: n is found by halving.
  private static func halving(
    _ population: UInt64, _ tolerable: UInt64, _ risk: UInt64, enough: UInt64
  ) -> UInt64 {
    var whole = FactorProduct(of: (0..<tolerable).lazy.map { population - $0 })
    whole.multiply(by: risk)
    var few: UInt64 = 0
    var enough = enough
    while enough - few > 1 {
      let middle = few + (enough - few) / 2
      // The middle is below N - t + 1, so no factor is negative.
      var unseen = FactorProduct(of: (0..<tolerable).lazy.map { population - middle - $0 })
      unseen.multiply(by: 100)
      if unseen <= whole { enough = middle } else { few = middle }
    }
    return enough
  }

  /// The ratio as a product of n factors, (N-t-i) / (N-i) for i < n: one more until it is small.
  private static func walking(
    _ population: UInt64, _ tolerable: UInt64, _ risk: UInt64
  ) -> UInt64 {
    var unseen = FactorProduct(100)
    var whole = FactorProduct(risk)
    var size: UInt64 = 0
    while unseen > whole {
      unseen.multiply(by: population - tolerable - size)
      whole.multiply(by: population - size)
      size += 1
    }
    return size
  }
}
