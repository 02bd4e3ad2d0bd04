import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Notation
import Publication
import TransparencyLog
import TreeStore

/// `touchstone log prove`.
struct LogProve: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: "Write the proof that a statement is in a log.",
    discussion: """
      The proof (C2SP tlog-proof) can be checked offline. It carries the earliest kept checkpoint \
      that holds the statement and satisfies the policy, because that shows how old the statement \
      is at least; --latest takes the newest.

      Example:
        touchstone log prove log q4.note --policy policy.txt -o q4.tlog-proof

      Exit status: 0 written; 1 not in the log, or no checkpoint satisfies the policy; 2 \
      something could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Argument(help: "The signed statement.")
  var note: String

  @Option(help: "The policy that the checkpoint must satisfy.")
  var policy: String

  @Flag(help: "Take the log's newest checkpoint.")
  var latest = false

  @Option(name: .shortAndLong, help: "Write the proof to this file.")
  var output: String?

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy)
    let text = try NoteFile.read(note).verified(by: trust.signers.map(\.key)).text
    let reader = LogReader(LogFolder(log).store, policy: trust.log)
    let newest = try reader.newest()
    guard let index = try reader.index(of: text, size: newest.checkpoint.size) else {
      throw LogRefusal(
        .notLogged, "the log of \(newest.checkpoint.size) entries does not hold the statement")
    }
    let (signed, seen) = try latest ? reader.current() : reader.earliest(holding: index)
    let proof = LogProof(
      index: index,
      path: try reader.store.tree(size: seen.checkpoint.size)
        .inclusionProof(of: index, size: seen.checkpoint.size),
      checkpoint: signed)
    // Whatever the tiles say, no proof leaves that would not be accepted.
    _ = try proof.verify(entry: text, policy: trust.log, now: LogReader.now)
    if let output {
      try OutputFile.replace(output, with: proof.encoded())
    } else {
      try Console.write(proof.encoded())
    }
    return .affirmed
  }
}
