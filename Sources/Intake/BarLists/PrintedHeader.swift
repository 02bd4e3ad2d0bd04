import Audit
import Diagnostics
import Notation

/// Words and dates of a printed list's header.
enum PrintedHeader {
  /// The symbol of a metal.
  static func metal(_ cell: ListCell, path: String) throws(InputError) -> ListCell {
    let symbols = ["gold": "AU", "silver": "AG", "platinum": "PT", "palladium": "PD"]
    guard let symbol = symbols[cell.text.lowercased()] else {
      throw cell.error("is no metal that is known", in: path, hint: "such as Gold")
    }
    var cell = cell
    cell.text = symbol
    return cell
  }

  /// Weights must be in troy ounces.
  static func checkUnit(_ cell: ListCell, path: String) throws(InputError) {
    let known = ["troy ounces", "troy ounce", "fine troy ounces", "fine troy ounce", "ounces"]
    guard known.contains(cell.text.lowercased()) else {
      throw cell.error("is not troy ounces", in: path)
    }
  }

  /// The list must be for the day that the engagement says.
  static func checkDay(
    _ cell: ListCell, _ entry: Engagement.BarListFile
  ) throws(InputError) {
    guard let date = day(cell.text) else {
      throw cell.error(
        "is no date", in: entry.path, hint: "such as 2026-08-21 or 21 August 2026")
    }
    guard let asOf = entry.asOf, asOf != date else { return }
    throw cell.error("is \(date), the entry's as-of is \(asOf)", in: entry.path)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// `2026-08-21`, `21 August 2026` or `21-August-2026`, a time behind it or not.
  private static func day(_ text: String) -> CalendarDate? {
    if let date = CalendarDate(String(text.prefix { $0 != " " })) { return date }
    let parts = text.split { $0 == " " || $0 == "-" }
    guard parts.count >= 3, let month = months.firstIndex(of: parts[1].lowercased()),
      (1...2).contains(parts[0].utf8.count)
    else { return nil }
    let two = { (text: String) in text.utf8.count == 1 ? "0" + text : text }
    return CalendarDate("\(parts[2])-\(two("\(month + 1)"))-\(two(String(parts[0])))")
  }
}
