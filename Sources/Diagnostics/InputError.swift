/// Input that could not be read or checked: exit status 2.
///
/// The reason is lower case without a full stop. It never holds a balance, an id or a key: a
/// message may end up in a ticket or a log. The location says where to look.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the input is wrong; nil when it is in no file.
  public let location: Location?
  /// What is wrong.
  public let reason: String
  /// What to do about it, when that is known.
  public let hint: String?

  /// An error at `location`.
  public init(_ reason: String, at location: Location? = nil, hint: String? = nil) {
    self.location = location
    self.reason = reason
    self.hint = hint
  }

  /// An error in `file`, at a line and column when they are known.
  public init(
    _ reason: String, file: String, line: Int? = nil, column: Int? = nil, hint: String? = nil
  ) {
    self.init(reason, at: Location(file: file, line: line, column: column), hint: hint)
  }

  /// `file:line:column: reason`, and the hint on a line of its own.
  public var description: String {
    let place = location.map { "\($0): " } ?? ""
    let advice = hint.map { "\nhint: \($0)" } ?? ""
    return place + reason + advice
  }
}
