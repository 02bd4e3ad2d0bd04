import Audit
import Disclosure
import Hashing
import MerkleSum
import Notation

/// What the publication commits to: roots and hashes in full, and the statement's text.
struct RootsSection: Section {
  let conclusion: Conclusion

  let title = "Roots, hashes and the statement"
  let anchor = "roots"

  private var statement: Statement { conclusion.statement }

  var content: Markup {
    Markup([roots, files, text])
  }

  private var roots: Markup {
    let inventory = statement.inventory
    return Table(
      caption: "Roots of the two counted sum trees",
      columns: [.text("Tree"), .figure("Leaves"), .figure("Sum"), .text("Root")],
      rows: [
        Table.Row(
          "Holders", "\(FigureText.count(statement.liabilities.count))",
          "\(conclusion.amount(statement.liabilities.sum))",
          .code(Hex.encode(statement.liabilities.hash.bytes))),
        Table.Row(
          "Accepted bars", "\(FigureText.count(inventory?.count ?? 0))",
          "\(FigureText.ounces(inventory?.sum ?? 0)) ozt",
          inventory.map { .code(Hex.encode($0.hash.bytes)) } ?? "none: no bar is accepted"),
      ]
    ).markup
  }

  private var files: Markup {
    let bars = conclusion.engagement.barsArePublic ? "bars.csv" : "bars.csv (not published)"
    var rows = [
      ("statement.txt", SHA256.hash(conclusion.statementText)),
      ("findings.json", statement.findings.hash), ("inputs.txt", statement.inputsHash),
      (bars, statement.barsHash), ("evidence of the price", statement.price.evidence),
    ]
    if let previous = statement.previous { rows.append(("the statement before", previous)) }
    if let revision = statement.revision {
      rows.append(("the text that revision \(revision.number) replaces", revision.replaces))
    }
    return Table(
      caption: "SHA-256 of the publication's files", columns: [.text("File"), .text("SHA-256")],
      rows: rows.map { Table.Row("\($0.0)", .code(Hex.encode($0.1.bytes))) }
    ).markup
  }

  private var text: Markup {
    Markup([
      tag("h3") { "The statement" },
      .paragraph("The text is statement.txt, byte for byte; amounts are in minor units."),
      tag("pre", ["id": "statement", "tabindex": "0"]) { conclusion.statementText },
    ])
  }
}
