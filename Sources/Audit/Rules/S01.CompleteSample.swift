import Diagnostics
import MerkleSum
import Notation

/// S01: the sample is as large as planned, and every drawn bar has a result.
struct CompleteSample: SampleRule {
  let text = RuleText(
    id: "S01", severity: .information, title: "the sample is as planned and complete",
    test: "drawn >= planned, and every drawn bar has a result; else a warning",
    source: "ISA 530, paragraphs 10 and 11: planned procedures on each selected item",
    fires: "189 planned, 100 drawn; 189 drawn, 188 results (warnings)",
    silent: "never: a complete sample is reported as information",
    clears: "the missing results, or a sample of the planned size", isNote: true)

  func findings(of sample: SampleEvaluation) -> [Finding] {
    let draw = sample.draw
    let isComplete =
      draw.plan.size >= draw.plan.planned && sample.examined == draw.bars.count
    return [
      Finding(
        text, severity: isComplete ? .information : .warning, subject: .reserve,
        values: [
          "planned": "\(draw.plan.planned)", "drawn": "\(draw.plan.size)",
          "bars": "\(draw.bars.count)", "results": "\(sample.examined)",
          "root": Hex.encode(draw.population.root.hash.bytes),
          "nonce": Hex.encode(draw.seed.nonce), "seed": Hex.encode(draw.seed.digest.bytes),
        ])
    ]
  }
}
