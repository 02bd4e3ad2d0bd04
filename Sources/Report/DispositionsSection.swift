import Audit
import MerkleSum
import Notation

/// What was decided on findings, by whom, when, and on what paper.
struct DispositionsSection: Section {
  let conclusion: Conclusion

  let title = "Dispositions"
  let anchor = "dispositions"

  var content: Markup {
    let all = conclusion.dispositions.sorted { $0.finding < $1.finding }
    let rows = all.prefix(Table.maximumRows).map { decision in
      Table.Row(
        .code(decision.finding), "\(decision.decision.rawValue)", .verbatim(decision.by),
        "\(decision.date)", .code(Hex.encode(decision.evidence.bytes)))
    }
    return Markup([
      .paragraph(
        """
        A disposition is a written decision on one finding, with the paper that shows why. \
        "Explained" names an innocent cause, "upheld" lets the finding stand, and "restored" lets a \
        bar count again where the engagement's policy allows that for the rule. None lifts what \
        blocks. The papers are inputs: their hashes are here, and what they say is for the reader to \
        judge.
        """),
      Table(
        caption: (rows.count < all.count ? "The first \(FigureText.count(rows.count)) of " : "")
          + FigureText.count(all.count, "disposition"),
        columns: [
          .text("Finding", share: 20), .text("Decision", share: 12), .text("By", share: 20),
          .text("Date", share: 13), .text("SHA-256 of the paper", share: 35),
        ], rows: rows, isProse: true
      ).markup,
    ])
  }
}
