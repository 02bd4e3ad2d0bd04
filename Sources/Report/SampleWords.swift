public import Audit
import MerkleSum
import Notation

/// What a sample has shown in words, and no more than that.
public struct SampleWords: Sendable {
  private let evaluation: SampleEvaluation

  /// The words for an evaluation.
  public init(_ evaluation: SampleEvaluation) { self.evaluation = evaluation }

  private var draw: SampleDraw { evaluation.draw }

  /// What the sample's errors stand for among all bars.
  public var projected: String {
    guard let projection = evaluation.projection else {
      return "not before every drawn bar has a result"
    }
    let bars = projection.bars.map { "\(FigureText.count($0, "bar")) and " } ?? ""
    return "\(bars)\(FigureText.ounces(projection.fine)) ozt fine of all "
      + "\(FigureText.ounces(draw.population.fine)) ozt, if the rest is like the sample"
  }

  /// What follows from the sample.
  public var conclusion: String { outcome + unweighed }

  /// A bar that was not weighed is as listed in presence and serial alone.
  private var unweighed: String {
    let few = evaluation.examined - evaluation.weighed
    guard evaluation.projection != nil, evaluation.bad == 0, few > 0 else { return "" }
    return "; \(FigureText.count(few)) by presence and serial alone, not weighed"
  }

  private var outcome: String {
    let plan = draw.plan
    guard evaluation.projection != nil else { return "none yet" }
    guard evaluation.bad == 0 else { return "bars are not as listed: look at more, or at all" }
    if UInt64(draw.bars.count) == draw.population.count { return "every bar was found as listed" }
    let sure = "with \(plan.confidence) % confidence"
    switch plan.method {
    case .detection:
      let bad = DetectionSampling.detectable(
        population: draw.population.count, size: plan.size, confidence: plan.confidence)
      return "\(sure) fewer than \(FigureText.count(bad, "bar")) "
        + "of \(FigureText.count(draw.population.count)) are not as listed"
    case .monetaryUnit:
      let factor = MonetaryUnitSampling.Confidence(rawValue: plan.confidence)?.factor ?? 0
      let whole = UInt128(factor) * draw.population.fine
      let most = (whole + 1_000 * UInt128(plan.size) - 1) / (1_000 * UInt128(plan.size))
      return "\(sure) at most \(FigureText.ounces(most)) ozt fine are missing"
    }
  }
}
