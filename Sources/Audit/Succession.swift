public import Diagnostics
public import Disclosure

/// How an audit stands to the statements before it.
public enum Succession {
  /// Checks that `text` is a statement that may precede this audit: of the same issuer and
  /// asset, for another snapshot and an earlier moment.
  public static func checkPrevious(
    _ text: [UInt8], file: String, for engagement: Engagement
  ) throws(InputError) {
    let previous = try statement(text, file: file, for: engagement)
    guard previous.snapshot != engagement.snapshot else {
      throw InputError(
        "the previous statement is for the same snapshot", file: file,
        hint: "a correction of a snapshot goes under 'revision'")
    }
    guard previous.asOf < engagement.asOf else {
      throw InputError("the previous statement is not earlier than this one", file: file)
    }
  }

  /// Checks that `statement` is of the same issuer and asset, and for an earlier moment.
  public static func checkEarlier(
    _ statement: Statement, file: String, for engagement: Engagement
  ) throws(InputError) {
    try checkKind(statement, file: file, for: engagement)
    guard statement.asOf < engagement.asOf else {
      throw InputError("the earlier statement is not earlier than this one", file: file)
    }
  }

  /// Checks that `text` is the statement that this audit corrects: of the same issuer, asset and
  /// snapshot, and one revision earlier.
  public static func checkReplaced(
    _ text: [UInt8], file: String, number: UInt64, for engagement: Engagement
  ) throws(InputError) {
    let replaced = try statement(text, file: file, for: engagement)
    guard replaced.snapshot == engagement.snapshot else {
      throw InputError("the replaced statement is for another snapshot", file: file)
    }
    guard number >= 1, (replaced.revision?.number ?? 0) == number - 1 else {
      throw InputError(
        "the replaced statement has revision \(replaced.revision?.number ?? 0), "
          + "this one says it is revision \(number)", file: file)
    }
  }

  private static func statement(
    _ text: [UInt8], file: String, for engagement: Engagement
  ) throws(InputError) -> Statement {
    let statement: Statement
    do {
      statement = try Statement(parsing: text)
    } catch {
      throw InputError("not a statement: \(error.reason)", file: file, line: error.line)
    }
    try checkKind(statement, file: file, for: engagement)
    return statement
  }

  private static func checkKind(
    _ statement: Statement, file: String, for engagement: Engagement
  ) throws(InputError) {
    guard statement.issuer == engagement.issuer else {
      throw InputError("the statement is of another issuer", file: file)
    }
    guard statement.asset == engagement.asset else {
      throw InputError("the statement is for another asset", file: file)
    }
  }
}
