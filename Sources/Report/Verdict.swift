import Audit
import Bullion
import Disclosure
import Notation

/// The head of the report: the result, and beside it what was not tested and what is undisposed.
struct Verdict {
  let conclusion: Conclusion

  private var statement: Statement { conclusion.statement }
  private var standing: Standing { Standing(conclusion.figures) }

  var markup: Markup {
    tag("header", ["class": "verdict \(statement.result.rawValue)"]) {
      tag("p", ["class": "kind"]) { "Proof of reserves: report on procedures and figures" }
      tag("h1") { "\(statement.asset.symbol), snapshot \(statement.snapshot)" }
      tag("p", ["class": "of"]) {
        "Issuer "
        tag("b") { statement.issuer }
        " · as of "
        tag("b") { "\(statement.asOf)" }
        " · asset "
        tag("b") { statement.asset.symbol }
        ", \(FigureText.count(statement.asset.decimals, "decimal")), pegged to USD 1"
      }
      banner
      if statement.result == .blocked { Blockers(conclusion: conclusion).markup }
      headline
    }
  }

  /// Word, coverage and the two counts are one element: none is ever shown without the others.
  private var banner: Markup {
    tag("div", ["class": "banner", "role": "group", "aria-label": "Result"]) {
      tag("p", ["class": "word"]) { statement.result.rawValue }
      tag("p", ["class": "coverage"]) {
        standing.coverage.map(FigureText.percent) ?? "no claims"
        tag("span") { coverageNote }
      }
      tag("p", ["class": "beside"]) {
        tag("b") { FigureText.count(statement.notTested.count, "rule") + " not tested" }
        if !statement.notTested.isEmpty {
          " (" + statement.notTested.joined(separator: ", ") + ")"
        }
        tag("br")
        tag("b") { FigureText.count(statement.findings.undisposed, "finding") + " undisposed" }
      }
    }
  }

  private var coverageNote: String {
    switch statement.result {
    case .blocked: "reserve over claims, by arithmetic alone: no result stands while it is blocked"
    case _ where standing.coverage == nil: "nothing is owed, so there is no coverage"
    default: "reserve over claims, rounded down"
    }
  }

  private var headline: Markup {
    let figures = conclusion.figures
    let money = conclusion.denomination(
      showing: [standing.claims, standing.reserve, standing.difference])
    return tag("dl", ["class": "headline"]) {
      tile("Claims", "\(money.text(standing.claims))", unit: statement.asset.symbol)
      tile("Reserve", "\(money.text(standing.reserve))", unit: "USD")
      tile(
        standing.isShort ? "Shortfall" : "Excess", "\(money.text(standing.difference))",
        unit: "USD")
      tile(
        standing.isShort ? "Shortfall in gold" : "Excess in gold",
        standing.differenceOunces.map(FigureText.ounces) ?? "no amount would do",
        unit: standing.differenceOunces == nil ? "" : "ozt fine")
      tile("Fine gold listed", FigureText.ounces(figures.fineListed), unit: "ozt")
      tile("Fine gold accepted", FigureText.ounces(figures.fineAccepted), unit: "ozt")
      tile("Price used", FigureText.price(figures.valuation.price), unit: "USD per ozt")
      breakEven
    }
  }

  /// The break-even price and how far it is from the price used.
  private var breakEven: Markup {
    let least = conclusion.figures.breakEvenPrice.map(FigureText.price) ?? ""
    let term = "Break-even price"
    switch PriceRoom(conclusion.figures) {
    case .anyPrice: return tile(term, "any: no claims", unit: "")
    case .noPrice: return tile(term, "none would do", unit: "")
    case .mayFall(let share):
      return tile(term, least, unit: "USD per ozt (\u{2212}\(FigureText.percent(share)))")
    case .mustRise(let share):
      return tile(term, least, unit: "USD per ozt (+\(FigureText.percent(share)))")
    }
  }

  private func tile(_ term: String, _ figure: String, unit: String) -> Markup {
    tag("div") {
      tag("dt") { term }
      tag("dd") {
        tag("b") { figure }
        " "
        tag("span") { unit }
      }
    }
  }
}
