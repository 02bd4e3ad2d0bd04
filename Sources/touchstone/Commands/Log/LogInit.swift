import ArgumentParser
import Diagnostics
import TransparencyLog
import TreeStore

/// `touchstone log init`.
struct LogInit: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make an empty log.",
    discussion: """
      The log's name, its origin, is the name of the key.

      Example:
        touchstone log init log --key log.key
      """)

  @Argument(help: "The folder to make; it must not exist or be empty.")
  var log: String

  @Option(help: "The file with the log's secret key.")
  var key: String

  func check() throws -> Verdict {
    let signer = try SecretKeyFile.read(key, kind: .note)
    let checkpoint = Checkpoint(
      origin: signer.verifier.name, size: 0, root: LogTree.emptyRoot)
    var note = try SignedNote(text: checkpoint.text)
    try note.add(signer.sign(checkpoint.text))
    let directory = try OutputDirectory(at: log)
    try directory.write(String(decoding: note.encoded(), as: UTF8.self), to: LogStore.checkpoint)
    try directory.commit()
    try syncFolder(of: log)
    try Console.write("log \(signer.verifier)\n")
    return .affirmed
  }
}
