import ArgumentParser
import Diagnostics
import Foundation
import Hashing
import MerkleSum
import Notation
import TransparencyLog
import TreeStore

/// `touchstone witness`.
struct WitnessCommand: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: "Cosign a log's checkpoint, if the log only ever grew.",
    discussion: """
      Checks that the checkpoint continues the last one that this witness cosigned, by the log's \
      own tiles. A smaller log, or one that was rewritten, is refused. What was cosigned is kept \
      in the state folder, and stored there before the cosignature is written: lose that folder \
      and you vouch for nothing any more. For a log that is not in it yet, say --new.

      Example:
        touchstone witness log --key w1.key --trust log.key.pub --state witnessed --new -o w1.sig
        touchstone log cosign log w1.sig --policy policy.txt

      Exit status: 0 cosigned; 1 refused, with the reason; 2 something could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Option(help: "The file with the witness's secret key.")
  var key: String

  @Option(help: "The log's public key, or its file; may be repeated.")
  var trust: [String] = []

  @Option(help: "The folder in which the witness keeps what it has cosigned.")
  var state: String

  @Flag(help: "Begin with a log that the state folder does not know.")
  var new = false

  @Option(name: .shortAndLong, help: "Write the cosignature to this file.")
  var output: String?

  func validate() throws {
    guard !trust.isEmpty else { throw ValidationError("give the log's key with --trust") }
  }

  func check() throws -> Verdict {
    let signer = try SecretKeyFile.read(key, kind: .cosignature)
    let witness = Witness(key: signer, logs: try trust.map { try PublicKeyFile.read($0) })
    let folder = LogFolder(log)
    let note = try folder.checkpoint()
    let checkpoint = try witness.open(note)
    let memory = try WitnessMemory(state, origin: checkpoint.origin, mayBegin: new)
    let last = try memory.last(of: witness)
    var proof: [Digest] = []
    if let last, last.checkpoint.size < checkpoint.size {
      let tree = folder.store.tree(size: checkpoint.size)
      proof = try tree.consistencyProof(from: last.checkpoint.size, to: checkpoint.size)
    }
    let cosigned = try witness.cosign(note, after: last, proof: proof, time: LogReader.now)
    try memory.store(cosigned)
    let lines = Cosignatures.lines(of: cosigned, by: signer.verifier)
    if let output {
      try OutputFile.replace(output, with: lines)
    } else {
      try Console.write(lines)
    }
    let before = last.map { "last seen with \($0.checkpoint.size)" } ?? "seen for the first time"
    Console.complain("cosigned \(checkpoint.origin): \(checkpoint.summary); \(before)")
    return .affirmed
  }
}
