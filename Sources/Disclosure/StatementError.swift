/// Why a statement's text is refused: exit status 2.
public struct StatementError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class of a refusal, by the name that `spec/failure-classes.md` gives it.
  public enum Class: String, Hashable, Sendable {
    /// The text does not follow the grammar.
    case malformed = "malformed-statement"
    /// The text follows the grammar, and its figures contradict each other.
    case inconsistent = "inconsistent-statement"
  }

  /// The class.
  public let failure: Class
  /// The line, from 1, when one line is at fault.
  public let line: Int?
  /// What is wrong.
  public let reason: String

  init(_ failure: Class, line: Int? = nil, _ reason: String) {
    self.failure = failure
    self.line = line
    self.reason = reason
  }

  /// The reason without the class.
  public var description: String { reason }
}
