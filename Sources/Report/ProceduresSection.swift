import Audit
import Notation

/// All rules in the form of agreed-upon procedures.
struct ProceduresSection: Section {
  let conclusion: Conclusion

  let title = "Procedures and what they found"
  let anchor = "procedures"

  var content: Markup {
    let exceptions = Exceptions(conclusion)
    let missing = MissingInput.all(of: conclusion)
    return Markup([
      .paragraph(
        """
        In the form of agreed-upon procedures (compare ISRS 4400): each line says what was done, over \
        what population, how many exceptions came out, and the finding as a fact. The procedures were \
        done by a program over the files named below, in integer arithmetic. No opinion is expressed, \
        and whether the procedures suffice for a purpose is for the reader to judge.
        """),
      Table(
        caption: "\(FigureText.count(RuleCatalogue.all.count)) procedures",
        columns: [
          .text("No.", share: 6), .text("Procedure", share: 45), .text("Population", share: 13),
          .text("Exceptions", share: 10), .text("Finding", share: 26),
        ],
        rows: RuleCatalogue.all.map(\.text).map { text in
          let procedure = Procedure(
            text: text, conclusion: conclusion, exceptions: exceptions.of(text.id),
            excluded: exceptions.excluded(by: text.id),
            missing: missing.first { $0.rule == text.id })
          return Table.Row(
            "\(text.id)",
            Markup([
              "\(text.title.prefix(1).uppercased() + text.title.dropFirst()) ",
              tag("span", ["class": "test"]) { text.test },
            ]),
            "\(Population(of: text.id, in: conclusion).text)",
            "\(FigureText.count(procedure.exceptions.count))",
            "\(procedure.finding)")
        }, isProse: true
      ).markup,
    ])
  }
}
