import Audit
import Disclosure
import MerkleSum
import Notation

/// What a rule looks at, counted. A rule's first letter names its family; some look elsewhere.
struct Population {
  let text: String

  init(of rule: String, in conclusion: Conclusion) {
    let evidence = conclusion.examination.evidence
    let lists = FigureText.count(evidence.lists.count, "list")
    switch (rule, rule.first) {
    case ("T04", _), ("L03", _):
      text = FigureText.count(Box.all(of: conclusion.examination).count, "box", "boxes")
    case ("L02", _), (_, "F"), (_, "T"): text = lists
    case ("L04", _), ("E02", _):
      text = FigureText.count(evidence.documents.count, "document")
    case (_, "M"):
      let now = FigureText.count(conclusion.bars.count, "bar")
      text =
        evidence.previous?.bars.map { "\(FigureText.count($0.count)) rows then, \(now) now" } ?? now
    case (_, "S"):
      text =
        evidence.sample.map { FigureText.count($0.draw.bars.count, "drawn bar") } ?? "no sample"
    case (_, "P"): text = "the price"
    case (_, "K"):
      text =
        FigureText.count(conclusion.statement.liabilities.count, "holder") + ", "
        + FigureText.count(Set(conclusion.statement.supply.map(\.chain)).count, "chain")
    case (_, "C"): text = "the reserve and the claims"
    case (_, "G"): text = FigureText.count(conclusion.findings.count, "finding")
    default: text = FigureText.count(conclusion.examination.outcomes.count, "bar") + " in " + lists
    }
  }
}
