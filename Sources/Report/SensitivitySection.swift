import Audit
import Notation

/// What the reserve would be at lower prices, and how far the price may fall.
struct SensitivitySection: Section {
  let conclusion: Conclusion

  let title = "Price sensitivity and break-even"
  let anchor = "sensitivity"

  /// The falls that are shown, in percent.
  static let falls: [UInt128] = [0, 5, 10, 20]

  var content: Markup {
    let standings = SensitivitySection.falls.map {
      (fall: $0, standing: Standing(conclusion.figures, priceFallPercent: $0))
    }
    let money = conclusion.denomination(
      showing: standings.flatMap { [$0.standing.reserve, $0.standing.difference] })
    let rows = standings.map { fall, standing in
      let sign = standing.isShort ? "\u{2212}" : "+"
      return Table.Row(
        fall == 0 ? "as used" : "\u{2212}\(fall) %",
        "\(FigureText.price(standing.price))",
        "\(money.text(standing.reserve))",
        "\(standing.coverage.map(FigureText.percent) ?? "no claims")",
        "\(sign)\(money.text(standing.difference))",
        "\(standing.differenceOunces.map { sign + FigureText.ounces($0) } ?? "no amount would do")")
    }
    return Markup([
      room,
      Table(
        caption: "Reserve at other prices; the reserve is rounded down, missing gold up",
        columns: [
          .text("Price"), .figure("USD per ozt"), .figure("Reserve, USD"), .figure("Coverage"),
          .figure("Excess + or shortfall \u{2212}, USD"), .figure("the same in ozt fine"),
        ], rows: rows
      ).markup,
      .paragraph("The price is \(priceSource). Nothing was fetched: it is an input with evidence."),
    ])
  }

  private var priceSource: String {
    let price = conclusion.engagement.price
    return "USD \(FigureText.price(price.microUSD)) per troy ounce, "
      + "\(price.session) of \(price.date)"
  }

  private var room: Markup {
    let least = conclusion.figures.breakEvenPrice.map(FigureText.price) ?? ""
    switch PriceRoom(conclusion.figures) {
    case .anyPrice:
      return .paragraph("There are no claims, so the reserve reaches them at any price.")
    case .noPrice:
      return .paragraph("No price would do: there is no accepted gold of any value.")
    case .mayFall(let share):
      return tag("p") {
        "The accepted gold reaches the claims down to a price of "
        tag("b") { "USD \(least) per ozt" }
        ". From the price used it may fall by "
        tag("b") { FigureText.percent(share) }
        " (rounded down)."
      }
    case .mustRise(let share):
      return tag("p") {
        "The accepted gold reaches the claims from a price of "
        tag("b") { "USD \(least) per ozt" }
        ". The price used would have to rise by "
        tag("b") { FigureText.percent(share) }
        " (rounded up)."
      }
    }
  }
}
