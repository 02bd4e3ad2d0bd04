import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Notation
import Publication
import TransparencyLog
import TreeStore

/// `touchstone verify-log`.
struct VerifyLog: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify-log",
    abstract: "Hold an issuer to its log: every signature, every quarter, every checkpoint kept.",
    discussion: """
      Computes the log anew from its entries, checks all signatures, that each statement follows \
      the one before it, and that the log continues every checkpoint that you have kept from \
      earlier times. Keep the new one, best on paper too: it is what the issuer cannot take back. \
      A bundle that a holder brings has a checkpoint too: if he was shown another log, it is named. \
      A log that is served by HTTP is mirrored first, with wget for instance.

      Example:
        touchstone verify-log log --policy policy.txt --since kept-2025 --keep kept-2026

      Exit status: 0 all of it holds; 1 something does not, or a statement is missing, and each \
      such thing is named; 2 something could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Option(help: "The policy.")
  var policy: String

  @Option(help: "A checkpoint that you have kept, or a bundle; may be repeated.")
  var since: [String] = []

  @Option(help: "If all holds, keep the checkpoint in this new file.")
  var keep: String?

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy)
    let kept = try since.map { (file: $0, note: try NoteFile.readCheckpoint($0)) }
    let folder = LogFolder(log)
    let note = try folder.checkpoint()
    var audit = try LogAudit(folder.store, policy: trust)
    for (file, note) in kept { try audit.check(kept: note, file: file, logs: trust.log.logs) }
    let snapshots = Set(audit.history.standing.map(\.statement.snapshot))
    let missing = (trust.calendar?.due(by: .now) ?? []).filter { !snapshots.contains($0) }
    for snapshot in missing { audit.note("missing: there is no statement for \(snapshot)") }

    for problem in audit.problems { Console.complain(problem) }
    try Console.write(
      """
      \(trust.issuer), log \(audit.checkpoint.origin): \(audit.checkpoint.summary)
      continues \(FigureText.count(kept.count + audit.kept, "kept checkpoint")), \
      \(FigureText.count(audit.archived, "archived file"))

      \(LogTable(audit).text)
      \(audit.problems.isEmpty
        ? "all holds" : FigureText.count(audit.problems.count, "problem"))

      """)
    guard audit.problems.isEmpty else { return .denied }
    if let keep { try OutputFile.create(keep, with: note.encoded()) }
    return .affirmed
  }
}

extension LogAudit {
  /// Checks that the log continues a checkpoint that somebody has kept.
  fileprivate mutating func check(
    kept note: SignedNote, file: String, logs: [LogPolicy.Log]
  ) throws {
    let old: Checkpoint
    do {
      old = try Checkpoint(opening: note, logs: logs.map(\.key))
    } catch {
      guard error.failure.exitStatus == 1 else {
        throw InputError(error.description, file: file)
      }
      self.note("\(error.failure.rawValue): \(file): \(error.reason)")
      return
    }
    guard old.origin.utf8.elementsEqual(checkpoint.origin.utf8) else {
      self.note("unknown-log: \(file): the checkpoint is of the log \(old.origin)")
      return
    }
    guard old.size <= checkpoint.size else {
      self.note(
        "rollback: \(file): the log had \(old.size) entries then and has \(checkpoint.size) now")
      return
    }
    if try tree.root(size: old.size) != old.root {
      self.note(
        "fork: \(file): the first \(FigureText.count(old.size, "entry", "entries")) are not those "
          + "that the log had then")
    }
  }
}
