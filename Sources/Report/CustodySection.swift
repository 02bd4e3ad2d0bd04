import Audit
import Bullion
import Disclosure
import MerkleSum
import Notation

/// Where the gold lies: bar lists, vaults and boxes. Of a private list only totals are shown.
struct CustodySection: Section {
  let conclusion: Conclusion

  let title = "Vaults, custodians and boxes"
  let anchor = "custody"

  private var isPublic: Bool { conclusion.engagement.barsArePublic }
  private var examination: Examination { conclusion.examination }

  var content: Markup {
    Markup([
      lists, sizes, isPublic ? vaults : .empty, isPublic ? boxes : .empty,
      isPublic
        ? .empty
        : .paragraph(
          """
          The bar lists are private: this report shows their totals alone. A single bar can be shown \
          by its proof against the inventory root.
          """),
    ])
  }

  private var lists: Markup {
    let lists = examination.evidence.lists
    let holdings = lists.indices.map { list in
      Holdings(examination.outcomes.filter { $0.row.list == list })
    }
    var rows = zip(lists, holdings).map { list, holdings in
      let hash = Hex.encode(Array(list.digest.bytes.prefix(8)))
      return (
        key: "\(list.label) \(hash)",
        row: Table.Row(
          Markup([
            "\(list.label)", tag("br"), tag("span", ["class": "small"]) { Markup.code(hash) },
          ]),
          "\(list.file.asOf.map { "\($0)" } ?? "none")",
          declared(
            FigureText.count(holdings.rows), list.file.declaredBars.map { FigureText.count($0) }),
          gross(of: list),
          declared(
            FigureText.ounces(holdings.fineListed),
            list.file.declaredFine.map { FigureText.ounces(UInt128($0)) }),
          "\(FigureText.count(holdings.acceptedRows))",
          "\(FigureText.ounces(holdings.fineAccepted))")
      )
    }.sorted { $0.key < $1.key }.map(\.row)
    if rows.count > 1 {
      let all = Holdings(examination.outcomes)
      rows.append(
        Table.Row(
          "All lists", "", "\(FigureText.count(all.rows))", "",
          "\(FigureText.ounces(all.fineListed))", "\(FigureText.count(all.acceptedRows))",
          "\(FigureText.ounces(all.fineAccepted))", isTotal: true))
    }
    return Table(
      caption: "Bar lists: counted here, and below it as the custodian declares",
      columns: [
        .text("Custodian and list"), .text("As of"), .figure("Bars listed"),
        .figure("Gross listed"), .figure("Fine listed, ozt"), .figure("Bars accepted"),
        .figure("Fine accepted, ozt"),
      ], rows: rows
    ).markup
  }

  /// A counted figure and the declared one below it.
  private func declared(_ counted: String, _ declared: String?) -> Markup {
    Markup([
      "\(counted)", tag("br"),
      tag("span", ["class": "small"]) { declared.map { "declared \($0)" } ?? "not declared" },
    ])
  }

  private func gross(of list: BarList) -> Markup {
    let grams = list.grossMilligrams.map { "\(FigureText.grams($0)) g" }
    let ounces = "\(FigureText.ounces(list.grossMilliOunces)) ozt"
    switch list.file.declaredGross {
    case .milligrams(let weight):
      return declared(grams ?? ounces, "\(FigureText.grams(UInt128(weight))) g")
    case .milliOunces(let weight):
      return declared(ounces, "\(FigureText.ounces(UInt128(weight))) ozt")
    case nil: return declared(ounces, nil)
    }
  }

  private var sizes: Markup {
    guard let range = examination.barSizes else {
      return .paragraph("No bar is accepted, so none could be delivered.")
    }
    // The two ends of the range are two bars' weights.
    guard isPublic else { return .empty }
    return tag("p") {
      "Accepted bars hold from "
      tag("b") { FigureText.ounces(UInt128(range.lowerBound)) }
      " to "
      tag("b") { FigureText.ounces(UInt128(range.upperBound)) + " ozt" }
      " fine: whoever redeems whole bars needs at least the smallest."
    }
  }

  private var vaults: Markup {
    let vaults = Vault.all(of: examination)
    return Table(
      caption: FigureText.count(vaults.count, "vault"),
      columns: [.text("Vault"), .figure("Boxes")] + CustodySection.holdingColumns,
      rows: vaults.prefix(Table.maximumRows).map { vault in
        Table.Row(
          cells: [.verbatim(vault.name), "\(FigureText.count(vault.boxes))"]
            + cells(of: vault.holdings))
      }
    ).markup
  }

  private var boxes: Markup {
    let boxes = Box.all(of: examination)
    let rows = boxes.prefix(Table.maximumRows).map { box in
      Table.Row(
        cells: [
          .verbatim(box.vault), .verbatim(box.container.isEmpty ? "not named" : box.container),
          .verbatim(box.seals.isEmpty ? "none" : box.seals.joined(separator: ", ")),
        ] + cells(of: box.holdings))
    }
    let more = boxes.count > rows.count ? "the first \(FigureText.count(rows.count)) of " : ""
    return Table(
      caption: "Boxes as the lists name them: \(more)\(FigureText.count(boxes.count))",
      columns: [.text("Vault"), .text("Box"), .text("Seals")] + CustodySection.holdingColumns,
      rows: rows
    ).markup
  }

  private static let holdingColumns: [Table.Column] = [
    .figure("Bars listed"), .figure("Gross listed"), .figure("Fine listed, ozt"),
    .figure("Bars accepted"), .figure("Fine accepted, ozt"),
  ]

  private func cells(of holdings: Holdings) -> [Markup] {
    [
      "\(FigureText.count(holdings.rows))", gross(of: holdings),
      "\(FigureText.ounces(holdings.fineListed))",
      "\(FigureText.count(holdings.acceptedRows))",
      "\(FigureText.ounces(holdings.fineAccepted))",
    ]
  }

  /// Rows in ounces and rows in grams are never added up: no conversion ties exactly.
  private func gross(of holdings: Holdings) -> Markup {
    let ounces: Markup = "\(FigureText.ounces(holdings.milliOunces)) ozt"
    guard holdings.milligrams > 0 else { return ounces }
    let grams: Markup = "\(FigureText.grams(holdings.milligrams)) g"
    return holdings.milliOunces == 0 ? grams : Markup([ounces, tag("br"), grams])
  }
}
