import Bullion
import Diagnostics

/// What a sample shows: what is not as listed, and the errors of the sample projected to all bars.
public struct SampleEvaluation: Sendable {
  /// The errors of the sample, and what they stand for.
  public struct Projection: Hashable, Sendable {
    /// Fine weight that the sample's bad bars lack, in 0.001 ozt.
    public let sampleFine: UInt128
    /// Fine weight that all bars lack if the rest is like the sample, in 0.001 ozt, rounded up.
    public let fine: UInt128
    /// Bad bars among all, rounded up; nil where units were drawn and not bars.
    public let bars: UInt64?
  }

  /// A drawn bar that is not as listed.
  struct BadBar: Sendable {
    let drawn: SampleDraw.Drawn
    let error: SampleError
    /// Where its result stands.
    let location: Location?
  }

  /// The draw.
  public let draw: SampleDraw
  /// Drawn bars that are not as listed, in the order of the draw.
  let errors: [BadBar]
  /// Drawn bars with a result.
  public let examined: Int
  /// Drawn bars that were weighed.
  public let weighed: Int
  /// The projected error; nil as long as a drawn bar has no result.
  public let projection: Projection?

  /// Drawn bars that are not as listed.
  public var bad: Int { errors.count }

  /// S01, then S02 and W06 for bad bars, each in the order of the draw.
  public var findings: [Finding] {
    let rules: [any SampleRule] = [CompleteSample(), SampledBarFound(), WeighedAgain()]
    return rules.flatMap { $0.findings(of: self) }
  }

  /// True when the sample is as planned, complete, and every bar is as listed.
  public var isClean: Bool { bad == 0 && findings.allSatisfy { $0.severity == .information } }

  /// Evaluates results, of which each belongs to another bar of the draw.
  public init(of results: [SampleResult], for draw: SampleDraw) {
    self.draw = draw
    let results = Dictionary(uniqueKeysWithValues: results.map { (Array($0.bar.utf8), $0) })
    var examined = 0
    var weighed = 0
    var errors: [BadBar] = []
    for drawn in draw.bars {
      guard let result = results[Array(drawn.item.id.utf8)], let seen = result.observation else {
        continue
      }
      examined += 1
      if case .found(_, .some, _) = seen { weighed += 1 }
      guard let error = SampleError(drawn.item, seen) else { continue }
      errors.append(BadBar(drawn: drawn, error: error, location: result.location))
    }
    self.examined = examined
    self.weighed = weighed
    self.errors = errors
    projection = examined == draw.bars.count ? Projection(of: errors, in: draw) : nil
  }
}

extension SampleEvaluation.Projection {
  fileprivate init(of errors: [SampleEvaluation.BadBar], in draw: SampleDraw) {
    let population = draw.population
    let size = UInt128(draw.plan.size)
    sampleFine = errors.reduce(0) { $0 + UInt128($1.error.fine) }
    switch draw.plan.method {
    case .detection:
      fine = (sampleFine * UInt128(population.count) + size - 1) / size
      bars = UInt64((UInt128(errors.count) * UInt128(population.count) + size - 1) / size)
    case .monetaryUnit:
      // A bar of an interval or more is drawn for certain and stands for itself. A lighter one
      // stands for its interval, of which it lacks the share that it lacks of its own weight.
      fine = errors.reduce(0) { sum, one in
        let weight = UInt128(one.drawn.item.fine) * size
        let lacks = UInt128(one.error.fine)
        guard weight < population.fine else { return sum + lacks }
        return sum + (lacks * population.fine + weight - 1) / weight
      }
      bars = nil
    }
  }
}
