extension Timestamp {
  /// The time so many seconds after 1970-01-01T00:00:00Z; nil after the year 9999.
  public init?(secondsSinceEpoch seconds: UInt64) {
    guard seconds / 86_400 < 2_932_897 else { return nil }
    let rest = Int(seconds % 86_400)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }
    self.init(
      "\(CalendarDate.text(daysSinceEpoch: Int(seconds / 86_400)))T"
        + time.joined(separator: ":") + "Z")
  }
}

extension CalendarDate {
  /// The day so many days after 1970-01-01, which are not negative.
  fileprivate static func text(daysSinceEpoch days: Int) -> String {
    // Howard Hinnant's civil_from_days: years begin in March, so that the leap day comes last.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}
