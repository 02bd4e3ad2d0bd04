import Audit
import Bullion
import Notation

/// How the bars' weights and years are spread: a list that was copied or made up shows here.
/// It is drawn for public lists alone.
struct DistributionSection: Section {
  let conclusion: Conclusion

  let title = "Weights and years of the bars"
  let anchor = "distribution"

  private var outcomes: [Examination.Outcome] { conclusion.examination.outcomes }

  var content: Markup {
    Markup([
      .paragraph(
        """
        How many rows of the bar lists fall into each class. The dark part is accepted, the light \
        part excluded.
        """),
      Markup(Bar.Form.allCases.map(weights)), undrawnWeights, years,
    ])
  }

  /// A row whose weight is one bar's.
  private func weight(_ bar: Bar) -> UInt64? { bar.count == 1 ? bar.gross?.deadMilliOunces : nil }

  private func weights(of form: Bar.Form) -> Markup {
    let distribution = Distribution(
      outcomes.filter { $0.row.bar.form == form }.compactMap { outcome in
        weight(outcome.row.bar).map { ($0, outcome.reasons.isEmpty) }
      })
    return picture(
      of: distribution, heading: "Gross weight of \(name(of: form)), ozt",
      note:
        "From the first weight of a line to below its second. Weights in grams are converted to "
        + "ounces and rounded down."
    ) { bin in
      "\(ounces(bin.first)) to \(ounces(bin.first + distribution.step))"
    }
  }

  private var undrawnWeights: Markup {
    let count = outcomes.count { weight($0.row.bar) == nil }
    return count == 0
      ? .empty
      : .paragraph(
        FigureText.count(count, "row")
          + " without a gross weight, or of several bars, are not in these pictures.")
  }

  private var years: Markup {
    let distribution = Distribution(
      outcomes.compactMap { outcome in
        outcome.row.bar.year.flatMap(UInt64.init(exactly:)).map { ($0, outcome.reasons.isEmpty) }
      })
    let without = outcomes.count { $0.row.bar.year == nil }
    return Markup([
      picture(of: distribution, heading: "Year of manufacture", note: nil) { bin in
        distribution.step == 1
          ? "\(bin.first)" : "\(bin.first) to \(bin.first + distribution.step - 1)"
      },
      without == 0 ? .empty : .paragraph("\(FigureText.count(without, "row")) without a year."),
    ])
  }

  private func picture(
    of distribution: Distribution, heading: String, note: String?,
    label: (Distribution.Bin) -> String
  ) -> Markup {
    guard !distribution.bins.isEmpty else { return .empty }
    return tag("figure", ["class": "histogram"]) {
      tag("h3") { heading }
      for bin in distribution.bins {
        tag("div", ["class": "bin"]) {
          tag("span", ["class": "class"]) { label(bin) }
          Strip(
            spans: [
              Strip.Span(kind: "listed", to: UInt128(bin.all)),
              Strip.Span(kind: "reserve", to: UInt128(bin.accepted)),
            ], whole: UInt128(distribution.highest), least: 4
          ).markup
          tag("span", ["class": "count"]) {
            tag("b") { FigureText.count(bin.all) }
            if bin.excluded > 0 { " (\(FigureText.count(bin.excluded)) excluded)" }
          }
        }
      }
      if let note { tag("figcaption") { note } }
    }
  }

  private func ounces(_ milliOunces: UInt64) -> String {
    FigureText.grouped(DecimalText.format(UInt128(milliOunces), decimals: 3))
  }

  private func name(of form: Bar.Form) -> String {
    switch form {
    case .goodDelivery400: "bars of about 400 ozt (GD400)"
    case .kilo: "bars of one kilogram (KILO)"
    case .comex100: "bars of 100 ozt (CX100)"
    case .other: "other bars (OTHER)"
    }
  }
}
