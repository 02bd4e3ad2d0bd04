/// A place in an input file, for people: `holders.csv:17:9`.
public struct Location: Hashable, Sendable, CustomStringConvertible {
  /// The file's path as the user gave it.
  public let file: String
  /// The line, counted from 1; nil when the whole file is meant.
  public let line: Int?
  /// The byte column in that line, counted from 1; nil when the whole line is meant.
  public let column: Int?

  /// A place in `file`; leave out what is not known.
  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file`, `file:line` or `file:line:column`.
  public var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
