import Audit
import Bullion
import Disclosure
import Notation

/// Claims and gold as bars on one scale that begins at zero, each with its exact figure.
///
/// Text stays text and only the bars are drawn, so the figures keep their size on a phone.
struct CoveragePicture: Section {
  let conclusion: Conclusion

  let title = "Coverage"
  let anchor = "coverage"

  /// One bar.
  struct Bar {
    /// What it stands for.
    var label: String
    /// How it came about.
    var note: String
    /// Its colour, by class.
    var kind: String
    /// Its length in minor units; nil beyond the bounds of a valuation.
    var amount: UInt128?
    /// Whether a share of the claims is printed beside it.
    var hasShare = true
  }

  var content: Markup {
    let bars = self.bars
    let amounts = bars.compactMap(\.amount)
    let money = conclusion.denomination(showing: amounts)
    let longest = amounts.max() ?? 0
    return tag("figure", ["class": "picture"]) {
      for bar in bars {
        tag("div", ["class": "bar"]) {
          tag("p", ["class": "label"]) {
            tag("b") { bar.label }
            " "
            tag("span") { bar.note }
          }
          tag("p", ["class": "amount"]) {
            tag("b") { bar.amount.map(money.text) ?? "beyond all bounds" }
            tag("span") { share(of: bar) }
          }
          drawing(of: bar, longest: longest)
        }
      }
      tag("figcaption") {
        "In USD; one \(conclusion.engagement.asset.symbol) is one US dollar. The thin line marks the "
        "claims. Fine gold listed "
        tag("b") { FigureText.ounces(conclusion.figures.fineListed) + " ozt" }
        ", accepted "
        tag("b") { FigureText.ounces(conclusion.figures.fineAccepted) + " ozt" }
        ": a bar that a rule excludes is listed and not accepted, and of a stated and a computed "
        "fine weight the lower one is accepted."
      }
    }
  }

  /// The bars, from what is owed to what is wanted.
  var bars: [Bar] {
    let figures = conclusion.figures
    let price = "at USD \(FigureText.price(figures.valuation.price))"
    let haircut = FigureText.percent(basisPoints: conclusion.engagement.policy.haircut)
    let buffer = FigureText.percent(basisPoints: figures.buffer)
    return [
      Bar(
        label: "Claims", note: "holders and other claims", kind: "claims", amount: figures.claims,
        hasShare: false),
      Bar(
        label: "Listed gold", note: "\(FigureText.ounces(figures.fineListed)) ozt \(price)",
        kind: "listed", amount: value(of: figures.fineListed)),
      Bar(
        label: "Accepted gold", note: "\(FigureText.ounces(figures.fineAccepted)) ozt \(price)",
        kind: "accepted", amount: value(of: figures.fineAccepted)),
      Bar(
        label: "Reserve", note: "accepted gold after a haircut of \(haircut)", kind: "reserve",
        amount: figures.reserve),
      Bar(
        label: "Required", note: "claims and a buffer of \(buffer)", kind: "required",
        amount: Valuation.required(claims: figures.claims, buffer: UInt128(figures.buffer)),
        hasShare: false),
    ]
  }

  /// Gold at the price, before any haircut.
  private func value(of milliOunces: UInt128) -> UInt128? {
    guard milliOunces <= Valuation.maximumMilliOunces else { return nil }
    let figures = conclusion.figures
    return Valuation(price: figures.valuation.price, haircut: 0, decimals: figures.asset.decimals)?
      .reserve(milliOunces: milliOunces)
  }

  private func share(of bar: Bar) -> String {
    guard bar.hasShare, let amount = bar.amount,
      let share = Valuation.coverage(reserve: amount, claims: conclusion.figures.claims)
    else { return "" }
    return FigureText.percent(share) + " of claims"
  }

  private func drawing(of bar: Bar, longest: UInt128) -> Markup {
    Strip(
      spans: [Strip.Span(kind: bar.kind, to: bar.amount ?? longest)], whole: longest,
      mark: conclusion.figures.claims
    ).markup
  }
}
