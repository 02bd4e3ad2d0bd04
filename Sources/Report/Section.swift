import Audit
import Disclosure
import Notation

/// One numbered part of the report.
protocol Section {
  /// The heading.
  var title: String { get }
  /// The element's id, for links.
  var anchor: String { get }
  /// What stands below the heading.
  var content: Markup { get }
}

extension Section {
  /// The part with its heading.
  func markup(number: Int) -> Markup {
    tag("section", ["id": anchor]) {
      tag("h2") {
        tag("span", ["class": "number"]) { "\(number)" }
        " " + title
      }
      content
    }
  }
}

extension Conclusion {
  /// How amounts are written of which none but the main figures need stand in line.
  func denomination(showing amounts: [UInt128]) -> Denomination {
    Denomination(decimals: engagement.asset.decimals, showing: amounts)
  }

  /// An amount with the asset's symbol.
  func amount(_ minorUnits: UInt128) -> String {
    denomination(showing: [minorUnits]).text(minorUnits) + " " + engagement.asset.symbol
  }

  /// An amount in US dollars, to which the asset is pegged one to one.
  func dollars(_ minorUnits: UInt128) -> String {
    "USD " + denomination(showing: [minorUnits]).text(minorUnits)
  }
}
