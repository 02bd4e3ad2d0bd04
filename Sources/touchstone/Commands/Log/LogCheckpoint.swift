import ArgumentParser
import Diagnostics
import Foundation
import TransparencyLog
import TreeStore

/// `touchstone log checkpoint`.
struct LogCheckpoint: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign a checkpoint over all that was appended.",
    discussion: """
      Writes tiles and entries first and the signed checkpoint last, in one step. After a crash \
      run it again.

      Example:
        touchstone log checkpoint log --key log.key
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Option(help: "The file with the log's secret key.")
  var key: String

  func check() throws -> Verdict {
    let signer = try SecretKeyFile.read(key, kind: .note)
    let folder = LogFolder(log)
    _ = try folder.checkpoint()
    let lock = try FolderLock(log)
    defer { withExtendedLifetime(lock) {} }
    let writer = try LogWriter(folder, signer: signer)
    let checkpoint = try writer.takeIn()
    let added = checkpoint.size - writer.old.size
    try Console.write("\(added) added: \(checkpoint.summary)\n")
    return .affirmed
  }
}
