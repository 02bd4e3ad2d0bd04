public import Notation

/// Which snapshots an issuer owes, and when: one a quarter, `2025-Q1`, or one a month, `2025-01`.
public struct SnapshotCalendar: Hashable, Sendable {
  /// How long a period is.
  public enum Period: String, Hashable, Sendable {
    /// Three months, named `2025-Q1`.
    case quarterly
    /// A month, named `2025-01`.
    case monthly
  }

  /// How long a period is.
  public let period: Period
  /// Days after a period's end by which its statement must have been logged.
  public let days: Int
  /// Months from year 0 to the first period.
  private let firstMonth: Int

  private var months: Int { period == .quarterly ? 3 : 1 }

  /// Periods from the one called `first` on; nil when that is no name of such a period.
  public init?(_ period: Period, first: String, days: Int) {
    self.period = period
    self.days = days
    let text = Array(first.utf8)
    let isQuarterly = period == .quarterly
    guard text.count == 7, text[4] == 0x2D, isQuarterly == (text[5] == 0x51),
      let year = CalendarDate(String(decoding: text[..<4], as: UTF8.self) + "-01-01")?.year
    else { return nil }
    let number = String(decoding: text[(isQuarterly ? 6 : 5)...], as: UTF8.self)
    guard let value = Int(number), (1...(isQuarterly ? 4 : 12)).contains(value),
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    firstMonth = year * 12 + (value - 1) * (isQuarterly ? 3 : 1)
  }

  /// The names of the snapshots that were due by `now`, in order.
  public func due(by now: Timestamp) -> [String] {
    let today = now.date.daysSinceEpoch
    var names: [String] = []
    var month = firstMonth
    while let next = CalendarDate(SnapshotCalendar.day(month + months)),
      next.daysSinceEpoch - 1 + days < today
    {
      let (year, position) = (padded(month / 12, 4), month % 12 / months + 1)
      names.append(period == .quarterly ? "\(year)-Q\(position)" : "\(year)-\(padded(position, 2))")
      month += months
    }
    return names
  }

  /// The first day of a month.
  private static func day(_ month: Int) -> String {
    "\(padded(month / 12, 4))-\(padded(month % 12 + 1, 2))-01"
  }
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
