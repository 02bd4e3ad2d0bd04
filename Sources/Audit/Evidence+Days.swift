import Notation

extension Evidence {
  /// The day that a list's bars are looked at for: the engagement's, else the list's own; nil when
  /// neither is known.
  func auditDay(of list: BarList) -> CalendarDate? { asOf?.date ?? list.file.asOf }

  /// The lists that have no such day, in words.
  var listsWithoutDay: [String] {
    lists.filter { auditDay(of: $0) == nil }.map { $0.lacks("as-of date") }
  }
}

extension CalendarDate {
  /// The days from another day to this one; negative when this one is earlier.
  func days(since other: CalendarDate) -> Int { daysSinceEpoch - other.daysSinceEpoch }
}
