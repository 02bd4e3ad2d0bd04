import Diagnostics

/// The table that runs through the pages of a list: which lines are rows, and that no line which
/// may hold gold is passed over.
struct LayoutTable {
  /// The names of a full row's cells, as the list prints them.
  let names: [String]
  /// The cell that a row may lack.
  var optional: Int?
  /// The cells that begin with a digit in every row: by them a row is known.
  let numeric: [Int]
  /// The words of the column headings, which may take several lines; nil where they are not known.
  let headings: Set<String>?
  /// Words that may stand among the headings too.
  var moreHeadings: Set<String> = []
  /// How the lines begin that may end a page's rows, in small letters.
  let footers: [String]

  private enum Place { case outside, headings, rows }

  /// Reads all lines.
  ///
  /// - Parameters:
  ///   - isKnown: takes a line of header values or totals, and says if it was one.
  ///   - row: takes the named cells of a row; nil stands for the optional one.
  func read(
    _ text: LayoutText, path: String, isKnown: (LayoutLine) throws(InputError) -> Bool,
    row: ([ListCell?]) throws(InputError) -> Void
  ) throws(InputError) {
    var place = Place.outside
    var seen: Set<String> = []
    var wasBlank = true
    try text.forEachLine { line throws(InputError) in
      if line.startsPage {
        place = .outside
        if !isComplete(seen) { seen = [] }
      }
      defer { wasBlank = line.cells.isEmpty }
      guard !line.cells.isEmpty else { return }
      if try isKnown(line) {
        place = .outside
      } else if place != .rows, isHeading(line) {
        seen.formUnion(line.words)
        if isComplete(seen) { place = .headings }
      } else if let cells = cells(line) {
        guard isComplete(seen) else {
          throw error(
            line, path, "a row before the column headings",
            hint: "the headings are \(names.joined(separator: ", "))")
        }
        place = .rows
        try row(cells)
      } else if place == .outside {
        guard !line.hasWeight else { throw error(line, path, "a weight that is in no row") }
      } else {
        guard isFooter(line, wasBlank) else { throw wrongWidth(line, path) }
        if !isRule(line) { place = .outside }
      }
    }
  }

  private func isComplete(_ seen: Set<String>) -> Bool { headings?.isSubset(of: seen) ?? true }

  private func isHeading(_ line: LayoutLine) -> Bool {
    guard let headings else { return false }
    return line.words.allSatisfy { headings.contains($0) || moreHeadings.contains($0) }
  }

  /// The named cells of a row; nil for a line that is none.
  private func cells(_ line: LayoutLine) -> [ListCell?]? {
    var cells: [ListCell?] = line.cells
    if let optional, cells.count == names.count - 1 { cells.insert(nil, at: optional) }
    guard cells.count == names.count else { return nil }
    for (index, name) in names.enumerated() { cells[index]?.name = name }
    let isRow = numeric.allSatisfy { index in
      cells[index]?.text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }
    return isRow ? cells : nil
  }

  /// A page's last lines: known words, a line drawn with dashes, or a page number by itself.
  private func isFooter(_ line: LayoutLine, _ wasBlank: Bool) -> Bool {
    if isRule(line) { return true }
    let start = line.cells[0].text.lowercased()
    if footers.contains(where: { start.hasPrefix($0) }) { return true }
    return wasBlank && line.cells.count == 1
      && start.allSatisfy { $0.isNumber || $0 == "/" || $0 == " " }
  }

  private func isRule(_ line: LayoutLine) -> Bool {
    line.cells.allSatisfy { $0.text.allSatisfy { $0 == "-" || $0 == "=" || $0 == "_" } }
  }

  private func wrongWidth(_ line: LayoutLine, _ path: String) -> InputError {
    let least = names.count - (optional == nil ? 0 : 1)
    let expected = least == names.count ? "\(least)" : "\(least) or \(names.count)"
    let found = "\(line.cells.count) cell\(line.cells.count == 1 ? "" : "s")"
    return error(
      line, path, "among the rows, a line that is no row: it has \(found), a row \(expected)",
      hint: "cells are \(names.joined(separator: ", ")), two or more spaces apart; make the text "
        + "with pdftotext -layout, and -fixed 3 where columns touch")
  }

  private func error(
    _ line: LayoutLine, _ path: String, _ reason: String, hint: String? = nil
  ) -> InputError {
    InputError(
      reason, file: path, line: line.number, column: line.cells.first?.column, hint: hint)
  }
}
