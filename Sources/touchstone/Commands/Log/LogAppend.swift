import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Notation
import Publication
import TransparencyLog
import TreeStore

/// `touchstone log append`.
struct LogAppend: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "append",
    abstract: "Take a signed statement into a log.",
    discussion: """
      The statement must bear the signatures that the policy asks for, and follow the log's last \
      one: 'previous' ties them by hash. A second statement for the same snapshot is refused \
      unless it raises the revision. The entry waits for the next 'log checkpoint'.

      Where the text is logged already, new signatures are added to its note.

      Example:
        touchstone log append log q4.note --policy policy.txt --publication q4/publication

      Exit status: 0 taken in; 1 refused, with the reason; 2 something could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Argument(help: "The signed statement.")
  var note: String

  @Option(help: "The policy: whose signatures are asked for.")
  var policy: String

  @Option(help: "Its publication folder: findings, inputs and bars are kept in archive/.")
  var publication: String?

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy)
    let folder = LogFolder(log)
    let checkpoint = try Checkpoint(
      opening: folder.checkpoint(), logs: trust.log.logs.map(\.key))
    let lock = try FolderLock(log)
    defer { withExtendedLifetime(lock) {} }
    var signed = try NoteFile.read(note)
    let statement = try trust.open(signed, seen: .now)
    for label in statement.unverified { Console.complain("not verified: \(label)") }
    let files = try publication.map { try PublishedFiles($0, of: statement) }
    var history = try folder.history(size: checkpoint.size)
    let name = LogStore.note(of: statement.digest)
    if try folder.store.read(name) != nil {
      // Signatures that came before stay; those given now are as good.
      var earlier = try folder.store.note(name)
      for signature in signed.signatures { try earlier.add(signature) }
      signed = earlier
      _ = try trust.open(signed, seen: .now)
    }
    let known = history.index(of: statement.digest)
    if known == nil { try history.append(statement.text) }
    try folder.replace(name, signed.encoded())
    for (digest, bytes) in files?.files ?? [] {
      try folder.create(LogStore.archive(digest), bytes)
    }
    if known == nil {
      try folder.create(LogFolder.queued(UInt64(history.entries.count - 1)), statement.text)
    }
    let index = known ?? UInt64(history.entries.count - 1)
    let state = known == nil ? "waits for the next checkpoint" : "was there already"
    try Console.write(
      "entry \(index): \(statement.statement.snapshot), "
        + "sha256 \(Hex.encode(statement.digest.bytes)), \(state)\n")
    return .affirmed
  }
}
