import Audit
import Disclosure
import MerkleSum
import Notation

/// A roll-forward as a table or as JSON.
struct RollForwardText {
  private let way: RollForward
  private let earlier: AuditedReserve
  private let later: AuditedReserve

  init(_ way: RollForward, from earlier: AuditedReserve, to later: AuditedReserve) {
    self.way = way
    self.earlier = earlier
    self.later = later
  }

  /// True when the movements add up, and both ends are what the statements say.
  var ties: Bool {
    way.ties && matches(way.opening, earlier.statement) && matches(way.closing, later.statement)
  }

  private func matches(_ total: RollForward.Total, _ statement: Statement) -> Bool {
    UInt64(total.bars) == statement.barsAccepted && total.fine == statement.fineAccepted
  }

  private var isChained: Bool { later.statement.previous == earlier.digest }

  /// The table for people.
  var table: String {
    var text = columns("", "bars", "fine ozt")
    text += row("opening  \(earlier.statement.snapshot)", way.opening)
    for (name, bars) in movements { text += row(name, RollForward.Total(bars)) }
    text += columns("restated", FigureText.count(way.restated.count), restatement)
    text += row("closing  \(later.statement.snapshot)", way.closing)
    text += ties ? "ties exactly\n" : "does not tie\n"
    for pair in way.reweighed {
      text += "re-weighed: \(pair.before.id) is now \(pair.after.id)\n"
    }
    text += "\n" + columns("", earlier.statement.snapshot, later.statement.snapshot)
    for (name, figure) in figures {
      text += columns(name, figure(earlier.statement), figure(later.statement))
    }
    for statement in [earlier.statement, later.statement] {
      text += "result \(statement.snapshot): \(statement.resultText)\n"
    }
    let claim = isChained ? "names the earlier one" : "does not name the earlier one"
    return text + "the later statement \(claim) as its previous statement\n"
  }

  /// One line of JSON; every number is a decimal string.
  var json: String {
    var members: [(key: String, value: String)] = [
      ("opening-bars", "\(way.opening.bars)"), ("opening-mozt", "\(way.opening.fine)"),
    ]
    for (name, bars) in movements {
      let total = RollForward.Total(bars)
      let key = String(name.dropFirst(2))
      members += [("\(key)-bars", "\(total.bars)"), ("\(key)-mozt", "\(total.fine)")]
    }
    members += [
      ("restated-bars", "\(way.restated.count)"),
      ("reweighed-bars", "\(way.reweighed.count)"),
      ("closing-bars", "\(way.closing.bars)"), ("closing-mozt", "\(way.closing.fine)"),
      ("ties", "\(ties)"), ("chained", "\(isChained)"),
    ]
    return JSONText.object(members) + "\n"
  }

  private var movements: [(String, [PublishedBar])] {
    [
      ("+ arrived", way.arrived), ("+ cleared", way.cleared), ("- left", way.left),
      ("- excluded", way.excluded),
    ]
  }

  private var restatement: String {
    let before = way.restated.reduce(UInt128(0)) { $0 + UInt128($1.before.fineAccepted) }
    let after = way.restated.reduce(UInt128(0)) { $0 + UInt128($1.after.fineAccepted) }
    return after >= before
      ? "+" + FigureText.ounces(after - before) : "-" + FigureText.ounces(before - after)
  }

  private var figures: [(String, (Statement) -> String)] {
    let amount = { (value: UInt128?, of: Statement) in
      value.map { FigureText.amount($0, decimals: of.asset.decimals) } ?? "none"
    }
    return [
      ("holders", { FigureText.count($0.liabilities.count) }),
      ("liabilities", { amount($0.liabilities.sum, $0) }),
      ("supply", { amount($0.supply.isEmpty ? nil : $0.supply.redeemable, $0) }),
      ("claims", { amount($0.claims, $0) }),
      ("reserve, USD", { amount($0.reserve, $0) }),
      ("coverage", { $0.coverage.map { FigureText.percent($0) } ?? "none" }),
    ]
  }

  private func row(_ name: String, _ total: RollForward.Total) -> String {
    columns(name, FigureText.count(total.bars), FigureText.ounces(total.fine))
  }

  /// A name and two figures, the figures flush right.
  private func columns(_ name: String, _ first: String, _ second: String) -> String {
    let figures = [first, second].map { text in
      String(repeating: " ", count: max(1, 24 - text.count)) + text
    }
    return name + String(repeating: " ", count: max(0, 20 - name.count)) + figures.joined() + "\n"
  }
}
