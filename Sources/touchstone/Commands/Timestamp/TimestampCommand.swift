import ArgumentParser

/// `touchstone timestamp`.
struct TimestampCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timestamp",
    abstract: "Have a statement stamped by a time stamping authority (RFC 3161).",
    discussion: """
      A time stamp shows that a text is no younger than the authority says: it cannot be backdated \
      later. Before the authority's certificate ends, have the reply itself stamped in the same \
      way, by the same or another authority; keep all replies.

      Example:
        touchstone timestamp query statement.txt -o statement.tsq
        curl -H 'Content-Type: application/timestamp-query' --data-binary @statement.tsq \\
          https://tsa.example -o statement.tsr
        touchstone timestamp verify statement.txt --reply statement.tsr --ca tsa-ca.pem
      """,
    subcommands: [TimestampQueryCommand.self, TimestampVerify.self])
}
