import Audit
import Diagnostics
import Disclosure
import MerkleSum
import Notation
import Report

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
    let words = SampleWords(evaluation)
    let lines = [
      (
        "results",
        "\(evaluation.examined) of \(FigureText.count(draw.bars.count, "drawn bar")), "
          + "\(evaluation.weighed) weighed"
      ),
      ("not as listed", FigureText.count(evaluation.bad, "bar")),
      ("projected", words.projected), ("conclusion", words.conclusion),
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
}
