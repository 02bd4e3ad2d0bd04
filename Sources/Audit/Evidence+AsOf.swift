import Notation

extension Evidence {
  /// The day that a list is for: its own, else the audit's; nil when neither is known.
  func asOfDate(of list: BarList) -> CalendarDate? { list.file.asOf ?? asOf?.date }
}
