import Audit
import Disclosure
import MerkleSum
import Notation

/// The accepted gold's way from one audit to the next: each step a bar that begins where the one
/// before it ended.
struct Waterfall {
  /// A step.
  struct Step: Hashable {
    /// What it is.
    var name: String
    /// How it came about.
    var note: String
    /// The number of bars.
    var bars: Int
    /// Where the accepted gold stood before it, in 0.001 ozt; 0 for the two ends.
    var before: UInt128
    /// Where it stands after it.
    var after: UInt128
    /// Whether it is the opening or the closing figure.
    var isEnd = false

    /// The change with its sign, or the figure of an end, in ozt.
    var ounces: String {
      if isEnd { return FigureText.ounces(after) }
      return after >= before
        ? "+" + FigureText.ounces(after - before)
        : "\u{2212}" + FigureText.ounces(before - after)
    }
  }

  /// All steps.
  let steps: [Step]
  private let ties: Bool
  private let reweighed: Int

  init(_ way: RollForward, from then: Statement, to now: Statement) {
    ties =
      way.ties && way.opening.fine == then.fineAccepted && way.closing.fine == now.fineAccepted
      && UInt64(way.opening.bars) == then.barsAccepted
      && UInt64(way.closing.bars) == now.barsAccepted
    reweighed = way.reweighed.count
    var level = way.opening.fine
    var steps = [
      Step(
        name: "Opening", note: then.snapshot, bars: way.opening.bars, before: 0, after: level,
        isEnd: true)
    ]
    func move(_ name: String, _ note: String, _ bars: Int, to next: UInt128) {
      steps.append(Step(name: name, note: note, bars: bars, before: level, after: next))
      level = next
    }
    let fine = { (bars: [PublishedBar]) in RollForward.Total(bars).fine }
    move("Arrived", "not listed before", way.arrived.count, to: level + fine(way.arrived))
    move("Cleared", "listed and excluded before", way.cleared.count, to: level + fine(way.cleared))
    move("Left", "not listed now", way.left.count, to: level - fine(way.left))
    move("Excluded", "listed and excluded now", way.excluded.count, to: level - fine(way.excluded))
    move(
      "Restated", "the same bar, another accepted weight", way.restated.count,
      to: level + fine(way.restated.map(\.after)) - fine(way.restated.map(\.before)))
    steps.append(
      Step(
        name: "Closing", note: now.snapshot, bars: way.closing.bars, before: 0,
        after: way.closing.fine, isEnd: true))
    self.steps = steps
  }

  var markup: Markup { Markup([picture, table, closing]) }

  private var picture: Markup {
    let whole = steps.map { max($0.before, $0.after) }.max() ?? 0
    return tag("figure", ["class": "picture"]) {
      for step in steps where step.isEnd || step.bars > 0 {
        tag("div", ["class": "bar"]) {
          tag("p", ["class": "label"]) {
            tag("b") { step.name }
            " "
            tag("span") { step.note }
          }
          tag("p", ["class": "amount"]) {
            tag("b") { step.ounces }
            tag("span") { FigureText.count(step.bars, "bar") }
          }
          drawing(of: step, whole: whole)
        }
      }
      tag("figcaption") { "Accepted fine gold in ozt; each step begins where the one above ended." }
    }
  }

  private func drawing(of step: Step, whole: UInt128) -> Markup {
    let kind = step.isEnd ? "reserve" : step.after >= step.before ? "gain" : "loss"
    return Strip(
      spans: [
        Strip.Span(
          kind: kind, from: min(step.before, step.after), to: max(step.before, step.after))
      ], whole: whole, least: 3
    ).markup
  }

  private var table: Markup {
    Table(
      caption: "Roll-forward of the accepted bars, by bar identity",
      columns: [
        .text("Step"), .text("What it is"), .figure("Bars"), .figure("Fine accepted, ozt"),
      ],
      rows: steps.map { step in
        var row = Table.Row(
          "\(step.name)", "\(step.note)", "\(FigureText.count(step.bars))", "\(step.ounces)")
        row.isTotal = step.isEnd
        return row
      }
    ).markup
  }

  private var closing: Markup {
    let again =
      reweighed == 0
      ? ""
      : " Of the bars that left, \(FigureText.count(reweighed, "bar")) came back under the same "
        + "refiner, serial and year with another weight or fineness: more likely weighed again "
        + "than exchanged."
    return .paragraph(
      (ties
        ? "Opening and movements lead to the closing figure exactly, in bars and in ounces, and both "
          + "ends are those of the statements."
        : "The movements do not lead from the one statement's figures to the other's.") + again)
  }
}
