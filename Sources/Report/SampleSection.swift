import Audit
import Notation

/// What was found of a sample in the vault.
struct SampleSection: Section {
  let sample: SampleEvaluation

  let title = "Sample"
  let anchor = "sample"

  private var draw: SampleDraw { sample.draw }

  var content: Markup {
    let words = SampleWords(sample)
    return Markup([
      .paragraph(
        """
        Bars were drawn from an inventory root and a nonce of the auditor, so that anybody with \
        bars.csv and both draws the same ones; people looked for them in the vault and wrote down \
        what they found. Bars that are not as listed are among the findings (rules S02 and W06).
        """),
      Table(
        caption: "The draw and its results", columns: [.text("Step"), .figure("Figure")],
        rows: [
          Table.Row(
            "Population", "\(FigureText.count(draw.population.count, "bar"))"),
          Table.Row("Its fine gold, ozt", "\(FigureText.ounces(draw.population.fine))"),
          Table.Row("Drawn", "\(method)"),
          Table.Row("Confidence", "\(draw.plan.confidence) %"),
          Table.Row("Tolerable", "\(tolerable)"),
          Table.Row("Planned, drawn", "\(FigureText.count(draw.plan.planned)), \(size)"),
          Table.Row("With a result", "\(FigureText.count(sample.examined))"),
          Table.Row("Weighed", "\(FigureText.count(sample.weighed))"),
          Table.Row("Not as listed", "\(FigureText.count(sample.bad))"),
        ]
      ).markup,
      tag("p") {
        tag("b") { "Projected error" }
        ": \(words.projected)."
      },
      tag("p") {
        tag("b") { "Finding" }
        ": \(words.conclusion)."
      },
    ])
  }

  private var method: String {
    switch draw.plan.method {
    case .detection: "bars, each alike"
    case .monetaryUnit: "units of fine weight, each alike"
    }
  }

  private var tolerable: String {
    guard let tolerable = draw.plan.tolerable else { return "not said" }
    switch draw.plan.method {
    case .detection: return FigureText.count(tolerable, "bad bar")
    case .monetaryUnit: return FigureText.ounces(UInt128(tolerable)) + " ozt"
    }
  }

  private var size: String {
    let bars = FigureText.count(draw.bars.count, "bar")
    switch draw.plan.method {
    case .detection: return bars
    case .monetaryUnit: return "\(FigureText.count(draw.plan.size, "unit")) in \(bars)"
    }
  }
}
