/// A table with a caption, a head, and rows whose first cell names the row.
struct Table {
  /// A column.
  struct Column {
    /// Its heading.
    var title: String
    /// Figures stand at the right edge, digit below digit.
    var isFigure: Bool
    /// Its share of the width in percent, for tables of sentences.
    var share: Int?

    static func text(_ title: String, share: Int? = nil) -> Column {
      Column(title: title, isFigure: false, share: share)
    }

    static func figure(_ title: String) -> Column { Column(title: title, isFigure: true) }
  }

  /// A row.
  struct Row {
    /// One cell a column.
    var cells: [Markup]
    /// Whether it sums up the rows above it.
    var isTotal = false
    /// What the filters look at.
    var severity: String?
    /// What the filters look at.
    var rule: String?
  }

  /// The most rows that one table shows. A browser opens such a page at once and prints it; the
  /// rest is in the publication's files, and the page says so.
  static let maximumRows = 1000

  /// What the table shows.
  var caption: String
  /// The columns.
  var columns: [Column]
  /// The rows.
  var rows: [Row]
  /// The element's id.
  var id: String?
  /// On a phone each row becomes a card: for tables of sentences rather than figures.
  var isProse = false

  /// The table in a frame that scrolls by itself when the screen is too narrow.
  var markup: Markup {
    tag(
      "div",
      isProse
        ? ["class": "prose"]
        : ["class": frame, "tabindex": "0", "role": "region", "aria-label": caption]
    ) {
      tag("table", id.map { ["id": $0] } ?? [:]) {
        tag("caption") { caption }
        if isProse {
          tag("colgroup") {
            for column in columns { tag("col", ["style": "width: \(column.share ?? 10)%"]) }
          }
        }
        tag("thead") {
          tag("tr") { for column in columns { head(column) } }
        }
        tag("tbody") { for row in rows { body(row) } }
      }
    }
  }

  /// A table of many columns keeps their width and scrolls; one of few rows stays on one page.
  private var frame: String {
    "scroll" + (columns.count > 4 ? " wide" : "") + (rows.count <= 12 ? " short" : "")
  }

  private func head(_ column: Column) -> Markup {
    tag("th", column.isFigure ? ["scope": "col", "class": "figure"] : ["scope": "col"]) {
      column.title
    }
  }

  private func body(_ row: Row) -> Markup {
    let cells = zip(columns, row.cells).enumerated().map { position, pair in
      cell(pair.1, in: pair.0, isFirst: position == 0)
    }
    if let severity = row.severity, let rule = row.rule {
      return tag("tr", ["data-severity": severity, "data-rule": rule]) { Markup(cells) }
    }
    return tag("tr", row.isTotal ? ["class": "total"] : [:]) { Markup(cells) }
  }

  private func cell(_ content: Markup, in column: Column, isFirst: Bool) -> Markup {
    switch (isFirst, column.isFigure) {
    case (true, false): tag("th", ["scope": "row"]) { content }
    case (true, true): tag("th", ["scope": "row", "class": "figure"]) { content }
    case (false, true): tag("td", ["class": "figure"]) { content }
    case (false, false):
      isProse ? tag("td", ["data-label": column.title]) { content } : tag("td") { content }
    }
  }
}

extension Table.Row {
  /// A row of these cells.
  init(_ cells: Markup..., isTotal: Bool = false) {
    self.init(cells: cells, isTotal: isTotal)
  }
}
