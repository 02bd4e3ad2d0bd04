import Notation

/// The statuses of one refiner: each holds for some days, and was decided on some day.
struct RefinerHistory {
  /// How a year of make stands to the register; the words are published.
  enum Verdict: String {
    /// Listed on each day, or nothing speaks against it.
    case listed
    /// Listed on no day.
    case notListed = "not-listed"
    /// Listed on some days.
    case changedInYear = "changed-in-year"
    /// The register says nothing of some day.
    case registerSilent = "register-silent"
    /// The year is not known, and the refiner was not always listed.
    case yearUnknown = "year-unknown"
  }

  private let entries: [RefinerRegister.Entry]

  /// The history that these entries of one refiner make, in the register's order.
  init(_ entries: [RefinerRegister.Entry]) { self.entries = entries }

  /// The verdict on bars of a year, by what was known on a day.
  func verdict(year: Int?, knownOn day: CalendarDate) -> Verdict {
    let known = entries.filter { $0.decidedOn.map { $0 <= day } ?? true }
    guard let year else {
      return known.contains { $0.status != .listed } ? .yearUnknown : .listed
    }
    // A year after the day has no days to look at; rule B04 names such a bar.
    guard year <= day.year else { return .listed }
    // No register reaches to a year that the calendar does not have.
    guard let first = CalendarDate(year: year, month: 1, day: 1),
      let last = CalendarDate(year: year, month: 12, day: 31)
    else { return .registerSilent }
    let days = first.daysSinceEpoch...min(last, day).daysSinceEpoch
    let statuses = RefinerHistory.changes(of: known, in: days).map {
      RefinerHistory.status(on: $0, by: known)
    }
    if statuses.contains(nil) { return .registerSilent }
    if statuses.allSatisfy({ $0 == .listed }) { return .listed }
    return statuses.contains(.listed) ? .changedInYear : .notListed
  }

  /// The first day and each day on which a status begins, or has ended the day before: between two
  /// of them nothing changes.
  private static func changes(
    of entries: [RefinerRegister.Entry], in days: ClosedRange<Int>
  ) -> Set<Int> {
    let begins = entries.compactMap { $0.validFrom?.daysSinceEpoch }
    let ends = entries.compactMap { $0.validTo.map { $0.daysSinceEpoch + 1 } }
    return Set([days.lowerBound] + (begins + ends).filter(days.contains))
  }

  /// The status that was decided last of those that hold on a day; nil when none does.
  private static func status(
    on day: Int, by entries: [RefinerRegister.Entry]
  ) -> RefinerRegister.Status? {
    var last: RefinerRegister.Entry?
    for entry in entries where entry.holds(on: day) {
      // An unknown day of decision comes before all others.
      let decided = entry.decidedOn?.daysSinceEpoch ?? Int.min
      if decided >= last?.decidedOn?.daysSinceEpoch ?? Int.min { last = entry }
    }
    return last?.status
  }
}

extension RefinerRegister.Entry {
  fileprivate func holds(on day: Int) -> Bool {
    (validFrom?.daysSinceEpoch ?? day) <= day && day <= (validTo?.daysSinceEpoch ?? day)
  }
}
