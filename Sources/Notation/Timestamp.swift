/// A second of universal time, written exactly `YYYY-MM-DDTHH:MM:SSZ`.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The day.
  public let date: CalendarDate
  /// The second of the day, 0 to 86,399.
  public let secondOfDay: Int

  /// Reads exactly `YYYY-MM-DDTHH:MM:SSZ` with a real day and seconds up to 59; nil otherwise.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[19] == 0x5A,
      let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = digits(bytes[11..<13]), let minute = digits(bytes[14..<16]),
      let second = digits(bytes[17..<19]), hour <= 23, minute <= 59, second <= 59
    else { return nil }
    self.date = date
    secondOfDay = hour * 3600 + minute * 60 + second
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  public var secondsSinceEpoch: Int { date.daysSinceEpoch * 86_400 + secondOfDay }

  /// Earlier times are smaller.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    (a.date, a.secondOfDay) < (b.date, b.secondOfDay)
  }

  /// `YYYY-MM-DDTHH:MM:SSZ`.
  public var description: String {
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
    return "\(date)T" + time.map { padded($0, 2) }.joined(separator: ":") + "Z"
  }
}
