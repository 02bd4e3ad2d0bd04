import Disclosure
import Notation

extension Evidence {
  /// True for a day after the previous audit's and not after this one's. What a record says of
  /// another day explains no difference between the two.
  func isInPeriod(_ day: CalendarDate) -> Bool {
    let isAfter = previous.map { $0.statement.asOf.date < day } ?? true
    return isAfter && (asOf.map { day <= $0.date } ?? true)
  }
}
