import Audit
import Bullion
import MerkleSum
import Notation

/// Every row of public bar lists, and what became of it.
struct BarsSection: Section {
  let conclusion: Conclusion

  let title = "Annex: the bars"
  let anchor = "bars"

  var content: Markup {
    let outcomes = sorted
    let grams = Denomination(decimals: 3, showing: outcomes.compactMap(\.milligrams), atLeast: 1)
    let rows = outcomes.prefix(Table.maximumRows).map { outcome in
      let bar = outcome.row.bar
      return Table.Row(
        .verbatim("\(bar.refinerCode) \(bar.serial)"), "\(bar.year.map { "\($0)" } ?? "")",
        "\(conclusion.examination.evidence.lists[outcome.row.list].label)",
        .verbatim(bar.container), "\(weight(of: bar, grams: grams))", "\(fineness(of: bar))",
        "\(FigureText.ounces(UInt128(bar.listedFine)))",
        "\(FigureText.ounces(UInt128(outcome.fineAccepted)))",
        outcome.reasons.isEmpty
          ? accepted(outcome)
          : tag("span", ["class": "severity excluding"]) {
            "excluded: " + outcome.reasons.joined(separator: ", ")
          })
    }
    let all = FigureText.count(outcomes.count, "row")
    return Table(
      caption: rows.count < outcomes.count
        ? "The first \(FigureText.count(rows.count)) of \(all); all are in bars.csv"
        : "\(all) of the bar lists; with bar ids and nonces in bars.csv",
      columns: [
        .text("Refiner and serial"), .text("Year"), .text("List"), .text("Box"),
        .figure("Gross"), .figure("Fineness"), .figure("Fine listed, ozt"),
        .figure("Fine accepted, ozt"), .text("Status"),
      ], rows: rows
    ).markup
  }

  private func accepted(_ outcome: Examination.Outcome) -> Markup {
    outcome.lifted.isEmpty
      ? "accepted" : "accepted, restored: \(outcome.lifted.joined(separator: ", "))"
  }

  /// By list, box and bar, whatever the order of files and rows.
  private var sorted: [Examination.Outcome] {
    conclusion.examination.outcomes.map { outcome in
      let list = conclusion.examination.evidence.lists[outcome.row.list]
      let place = "\(list.label)\n\(Hex.encode(list.digest.bytes))\n\(outcome.row.bar.container)"
      return (key: Array("\(place)\n\(outcome.row.id)".utf8), outcome: outcome)
    }
    .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.outcome)
  }

  private func weight(of bar: Bar, grams: Denomination) -> String {
    switch bar.gross {
    case .milliOunces(let weight): FigureText.ounces(UInt128(weight)) + " ozt"
    case .milligrams(let weight): grams.text(UInt128(weight)) + " g"
    case nil: "none"
    }
  }

  private func fineness(of bar: Bar) -> String {
    guard let fineness = bar.fineness else { return "none" }
    let tenth = fineness.partsPerMillion % 100 == 0
    return tenth
      ? DecimalText.formatFixed(UInt128(fineness.partsPerMillion / 100), decimals: 1)
      : DecimalText.formatFixed(UInt128(fineness.partsPerMillion), decimals: 3)
  }
}

extension Examination.Outcome {
  /// The gross weight, if it is in grams.
  fileprivate var milligrams: UInt128? {
    guard case .milligrams(let weight) = row.bar.gross else { return nil }
    return UInt128(weight)
  }
}
