import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// What a sample has shown, and no more than that.
struct SampleResultText {
  private let evaluation: SampleEvaluation

  init(_ evaluation: SampleEvaluation) { self.evaluation = evaluation }

  private var draw: SampleDraw { evaluation.draw }

  /// The table for people.
  var table: String {
    var text = ""
    for finding in evaluation.findings {
      let place = finding.locations.first.map { "\($0): " } ?? ""
      let values = finding.values.sorted { $0.key < $1.key }
        .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      let title = RuleCatalogue.text(of: finding.rule)?.title ?? ""
      let isSo = finding.severity == .information
      text +=
        "\(place)\(finding.rule) \(finding.severity.rawValue): "
        + "\(isSo ? "" : "not so: ")\(title) (\(values))\n"
    }
    let lines = [
      (
        "results",
        "\(evaluation.examined) of \(FigureText.count(draw.bars.count, "drawn bar")), "
          + "\(evaluation.weighed) weighed"
      ),
      ("not as listed", FigureText.count(evaluation.bad, "bar")),
      ("projected", projected), ("conclusion", conclusion + unweighed),
    ]
    return text + "\n" + lines.map { $0.0.padded(to: 15) + $0.1 + "\n" }.joined()
  }

  /// One line of JSON; every number is a decimal string.
  var json: String {
    var members = [
      (key: "planned", value: "\(draw.plan.planned)"), (key: "size", value: "\(draw.plan.size)"),
      (key: "bars", value: "\(draw.bars.count)"),
      (key: "results", value: "\(evaluation.examined)"),
      (key: "weighed", value: "\(evaluation.weighed)"),
      (key: "not-as-listed", value: "\(evaluation.bad)"),
    ]
    if let projection = evaluation.projection {
      members.append((key: "sample-short-mozt", value: "\(projection.sampleFine)"))
      members.append((key: "projected-short-mozt", value: "\(projection.fine)"))
      if let bars = projection.bars { members.append((key: "projected-bars", value: "\(bars)")) }
    }
    let findings = evaluation.findings.map(\.json)
    return JSONText.object(members).dropLast()
      + ",\"findings\":[\(findings.joined(separator: ","))]}\n"
  }

  private var projected: String {
    guard let projection = evaluation.projection else {
      return "not before every drawn bar has a result"
    }
    let bars = projection.bars.map { "\(FigureText.count($0, "bar")) and " } ?? ""
    return "\(bars)\(FigureText.ounces(projection.fine)) ozt fine of all "
      + "\(FigureText.ounces(draw.population.fine)) ozt, if the rest is like the sample"
  }

  /// A bar that was not weighed is as listed in presence and serial alone.
  private var unweighed: String {
    let few = evaluation.examined - evaluation.weighed
    guard evaluation.projection != nil, evaluation.bad == 0, few > 0 else { return "" }
    return "; \(FigureText.count(few)) by presence and serial alone, not weighed"
  }

  private var conclusion: String {
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
