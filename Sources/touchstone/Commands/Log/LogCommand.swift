import ArgumentParser

/// `touchstone log`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Keep an append-only log of signed statements.",
    discussion: """
      A log is a folder that any server of static files can serve (C2SP tlog-tiles). Its \
      checkpoint commits to all entries; readers hold the log to every checkpoint they have seen.

      Example:
        touchstone log init log --key log.key
        touchstone log append log q4.note --policy policy.txt --publication q4/publication
        touchstone log checkpoint log --key log.key
        touchstone log prove log q4.note --policy policy.txt -o q4.tlog-proof
        touchstone log verify log --policy policy.txt
      """,
    subcommands: [
      LogInit.self, LogAppend.self, LogCheckpoint.self, LogCosign.self, LogProve.self,
      LogVerify.self,
    ])
}
