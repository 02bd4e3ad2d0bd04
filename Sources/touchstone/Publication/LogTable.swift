import Disclosure
import MerkleSum
import Notation
import Publication
import TransparencyLog

/// The statements that stand in a log, one a line, for people.
struct LogTable {
  private let audit: LogAudit

  init(_ audit: LogAudit) { self.audit = audit }

  /// Snapshots in order, under their headings.
  var text: String {
    let heading = [
      "snapshot", "as of", "holders", "liabilities", "accepted ozt", "coverage", "result",
      "signed by", "seen",
    ]
    let rows = [heading] + audit.history.standing.map(row)
    let widths = heading.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row.indices, row).map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        // Figures end below each other.
        return (2...5).contains(column) ? space + cell : cell + space
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private func row(_ entry: StatementHistory.Entry) -> [String] {
    let statement = entry.statement
    let logged = audit.rows.first { $0.index == entry.index }
    let revision = entry.revision > 0 ? " rev \(entry.revision)" : ""
    // One name stands once, however many keys it has.
    let names = logged?.attested?.signers.map(\.key.name).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return [
      statement.snapshot + revision, "\(statement.asOf.date)",
      FigureText.count(statement.liabilities.count),
      FigureText.amount(statement.liabilities.sum, decimals: statement.asset.decimals)
        + " \(statement.asset.symbol)",
      FigureText.ounces(statement.fineAccepted),
      statement.coverage.map { FigureText.percent($0) } ?? "none", statement.result.rawValue,
      names?.joined(separator: ", ") ?? "nobody", logged?.seen.map { "\($0.date)" } ?? "-",
    ]
  }
}
