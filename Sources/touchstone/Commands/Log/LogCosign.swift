import ArgumentParser
import Diagnostics
import Foundation
import Intake
import Notation
import Publication
import TransparencyLog
import TreeStore

/// `touchstone log cosign`.
struct LogCosign: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "cosign",
    abstract: "Add witnesses' cosignatures to a log's checkpoint.",
    discussion: """
      Takes the lines that 'touchstone witness' wrote, or that any witness after C2SP tlog-witness \
      answered with. Each must be by a witness of the policy, over the checkpoint or one of the \
      kept ones.

      Example:
        touchstone log cosign log w1.sig w2.sig --policy policy.txt

      Exit status: 0 added, or there already; 1 one of them is by none of the witnesses or over \
      another checkpoint; 2 something could not be read.
      """)

  @Argument(help: "The log's folder.")
  var log: String

  @Argument(help: "Files with cosignatures.")
  var cosignatures: [String]

  @Option(help: "The policy: whose cosignatures are asked for.")
  var policy: String

  func validate() throws {
    guard !cosignatures.isEmpty else { throw ValidationError("give at least one cosignature") }
  }

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy).log
    let folder = LogFolder(log)
    _ = try folder.checkpoint()
    let lock = try FolderLock(log)
    defer { withExtendedLifetime(lock) {} }
    let newest = try LogReader(folder.store, policy: trust).newest()
    var isComplete = true
    for file in cosignatures {
      let signatures: [NoteSignature]
      do {
        signatures = try Cosignatures.parse(
          try InputFile.contents(file, limit: SignedNote.maximumBytes))
      } catch let refusal as LogRefusal {
        throw InputError(refusal.description, file: file)
      }
      for signature in signatures {
        let size = try add(signature, to: folder, newest: newest.checkpoint.size, policy: trust)
        isComplete = isComplete && size != nil
        if let size {
          try Console.write("\(signature.label): \(FigureText.count(size, "entry", "entries"))\n")
        } else {
          Console.complain(
            "\(file): \(signature.label) is no witness's cosignature of a checkpoint of this log")
        }
      }
    }
    return isComplete ? .affirmed : .denied
  }

  /// The size of the checkpoint that was cosigned; nil when there is none.
  private func add(
    _ signature: NoteSignature, to folder: LogFolder, newest: UInt64, policy: LogPolicy
  ) throws -> UInt64? {
    var size = newest
    while true {
      let kept = LogStore.kept(size)
      // The kept copy is written first, so it has all that the checkpoint has.
      let isKept = try folder.store.read(kept) != nil
      if isKept || size == newest {
        let note = try folder.store.note(isKept ? kept : LogStore.checkpoint)
        let cosigned = try Cosignatures.add([signature], to: note, policy: policy)
        if cosigned != nil || Cosignatures.isThere(signature, in: note, policy: policy) {
          let bytes = (cosigned ?? note).encoded()
          if size > 0 { try folder.replace(kept, bytes) }
          if size == newest { try folder.replace(LogStore.checkpoint, bytes) }
          return size
        }
      }
      guard size > 0 else { return nil }
      size -= 1
    }
  }
}
