import ArgumentParser
import Diagnostics
import Notation
import TransparencyLog

/// `touchstone log verify`.
struct LogVerify: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check all files of a log against each other and a policy.",
    discussion: """
      Computes the tree anew from the entries; checks every tile, the checkpoint and all kept \
      ones, every signature, and that each statement follows the one before it.

      Example:
        touchstone log verify log --policy policy.txt

      Exit status: 0 all of it holds; 1 something does not, and each such thing is named; 2 a \
      file is missing or could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Option(help: "The policy.")
  var policy: String

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy)
    let folder = LogFolder(log)
    _ = try folder.checkpoint()
    let audit = try LogAudit(folder.store, policy: trust)
    for problem in audit.problems { Console.complain(problem) }
    let waiting = try folder.queue(after: audit.checkpoint.size).count
    try Console.write(
      "\(audit.checkpoint.origin): \(audit.checkpoint.summary); "
        + "\(FigureText.count(audit.kept, "checkpoint")) kept, \(FigureText.count(audit.archived, "archived file")), \(waiting) waiting; "
        + (audit.problems.isEmpty
          ? "all holds\n" : "\(FigureText.count(audit.problems.count, "problem"))\n"))
    return audit.problems.isEmpty ? .affirmed : .denied
  }
}
