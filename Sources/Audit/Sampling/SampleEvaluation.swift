import Bullion
import Diagnostics

/// What a sample shows: findings S01 and S02, and the errors of the sample projected to all bars.
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

  /// The draw.
  public let draw: SampleDraw
  /// S01, then S02 for each bad bar in the order of the draw.
  public let findings: [Finding]
  /// Drawn bars with a result.
  public let examined: Int
  /// Drawn bars that were weighed.
  public let weighed: Int
  /// Drawn bars that are not as listed.
  public let bad: Int
  /// The projected error; nil as long as a drawn bar has no result.
  public let projection: Projection?

  /// True when the sample is as planned, complete, and every bar is as listed.
  public var isClean: Bool { bad == 0 && findings.allSatisfy { $0.severity == .information } }

  /// Evaluates results, of which each belongs to another bar of the draw.
  public init(of results: [SampleResult], for draw: SampleDraw) {
    self.draw = draw
    let results = Dictionary(uniqueKeysWithValues: results.map { (Array($0.bar.utf8), $0) })
    var examined = 0
    var weighed = 0
    var errors: [(drawn: SampleDraw.Drawn, error: SampleError)] = []
    var findings: [Finding] = []
    for drawn in draw.bars {
      guard let result = results[Array(drawn.item.id.utf8)], let seen = result.observation else {
        continue
      }
      examined += 1
      if case .found(_, .some) = seen { weighed += 1 }
      guard let error = SampleError(drawn.item, seen) else { continue }
      errors.append((drawn, error))
      findings.append(Finding(drawn, error, at: result.location))
    }
    self.examined = examined
    self.weighed = weighed
    bad = errors.count
    self.findings = [Finding(draw, examined: examined)] + findings
    projection = examined == draw.bars.count ? Projection(of: errors, in: draw) : nil
  }
}

extension SampleEvaluation.Projection {
  fileprivate init(
    of errors: [(drawn: SampleDraw.Drawn, error: SampleError)], in draw: SampleDraw
  ) {
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

extension Finding {
  fileprivate init(_ draw: SampleDraw, examined: Int) {
    let isComplete = draw.plan.size >= draw.plan.planned && examined == draw.bars.count
    self.init(
      SamplingRules.complete, severity: isComplete ? .information : .warning, subject: .reserve,
      values: [
        "planned": "\(draw.plan.planned)", "drawn": "\(draw.plan.size)",
        "bars": "\(draw.bars.count)", "results": "\(examined)",
      ])
  }

  fileprivate init(_ drawn: SampleDraw.Drawn, _ error: SampleError, at location: Location?) {
    var values = [
      "error": error.kind.rawValue, "fine-mozt": "\(drawn.item.fine)",
      "short-mozt": "\(error.fine)",
    ]
    if let found = error.foundGross, let gross = drawn.item.identity.gross {
      let unit = drawn.item.identity.unit == .grams ? "mg" : "mozt"
      values["found-gross-\(unit)"] = "\(found)"
      values["gross-\(unit)"] = "\(gross.thousandths)"
    }
    self.init(
      SamplingRules.found, subject: .bar(id: drawn.item.id), values: values,
      locations: location.map { [$0] } ?? [])
  }
}
