import Diagnostics
import Foundation
import Intake
import MerkleSum
import Publication
import TransparencyLog
import TreeStore

/// A log in a folder, which any server of static files can serve as it is.
///
/// Entries that are appended wait in `queue/`, one file each, under the number that they will have.
/// A checkpoint takes them in: their bundles and tiles are written, then the signed checkpoint
/// takes the old one's place in one step. Whatever a crash leaves behind is what the next run
/// would write again.
struct LogFolder {
  let path: String

  init(_ path: String) { self.path = path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The files, for reading.
  var store: LogStore {
    LogStore(place: path) { name in
      let file = file(name)
      guard FileManager.default.fileExists(atPath: file) else { return nil }
      return try InputFile.contents(file, limit: LogStore.maximumBytes(of: name))
    }
  }

  /// The log's signed checkpoint.
  func checkpoint() throws -> SignedNote {
    guard FileManager.default.fileExists(atPath: file(LogStore.checkpoint)) else {
      throw InputError(
        "no log: there is no file 'checkpoint' in the folder", file: path,
        hint: "'touchstone log init' makes one")
    }
    return try store.note(LogStore.checkpoint)
  }

  /// The entries that wait for the next checkpoint of a log of `size` entries.
  func queue(after size: UInt64) throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    while let entry = try store.read(LogFolder.queued(size + UInt64(entries.count))) {
      entries.append(entry)
    }
    return entries
  }

  /// An entry that waits under the number that it will have.
  static func queued(_ index: UInt64) -> String { "queue/\(index)" }

  /// Writes a new file that is never changed, or finds it there as it is.
  func create(_ name: String, _ bytes: [UInt8]) throws {
    try makeFolder(of: name)
    try OutputFile.createOrCompare(file(name), with: bytes)
  }

  /// Writes a file in the place of an older one.
  func replace(_ name: String, _ bytes: [UInt8]) throws {
    try makeFolder(of: name)
    try OutputFile.replace(file(name), with: bytes)
    try syncFolder(of: file(name))
  }

  private func makeFolder(of name: String) throws {
    let folder = (file(name) as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw InputError("cannot create the folder", file: folder)
    }
  }

  /// The statements of all entries, logged and waiting, in their order. Each was checked when it
  /// came; one that does not fit now was put there by somebody else.
  func history(size: UInt64) throws -> StatementHistory {
    var history = StatementHistory()
    for (index, text) in (try store.entries(size: size) + queue(after: size)).enumerated() {
      do { try history.append(text) } catch {
        throw InputError("entry \(index): \(error)", file: path)
      }
    }
    return history
  }
}
