import ArgumentParser
import Diagnostics
import Hashing
import Intake
import MerkleSum
import TreeStore

/// `touchstone timestamp query`.
struct TimestampQueryCommand: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Write the query over a file, for an authority to answer.",
    discussion: """
      The query holds the file's SHA-256 and nothing else of it.

      Example:
        touchstone timestamp query statement.txt -o statement.tsq
      """)

  @Argument(help: "The file: a statement, a signed one, or an earlier reply.")
  var file: String

  @Option(name: .shortAndLong, help: "The query to write.")
  var output: String

  func check() throws -> Verdict {
    guard let query = TimestampQuery.encode(try InputFile.sha256(file)) else {
      throw InputError("no query could be made", file: file)
    }
    try OutputFile.replace(output, with: query)
    return .affirmed
  }
}
