import Diagnostics
import Foundation
import Hashing
import MerkleSum
import Notation
import TransparencyLog
import TreeStore

/// What a witness has cosigned last of one log. The file's place is the one from which C2SP
/// tlog-witness serves it: `<sha256 of the origin>/checkpoint`.
final class WitnessMemory {
  private let path: String
  private let name: String
  private let lock: FolderLock

  /// - Parameter mayBegin: true when nothing needs to be remembered yet.
  init(_ folder: String, origin: String, mayBegin: Bool) throws {
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    path = "\(folder)/\(Hex.encode(SHA256.hash(origin).bytes))"
    name = path + "/checkpoint"
    let exists = FileManager.default.fileExists(atPath: name)
    guard exists || mayBegin else {
      throw InputError(
        "nothing is remembered of the log \(origin)", file: folder,
        hint: "if this witness has never cosigned that log, say --new; if it has, find its state")
    }
    guard !exists || !mayBegin else {
      throw InputError(
        "the log \(origin) is known already", file: name, hint: "leave out --new")
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw InputError("cannot create the folder", file: path)
    }
    lock = try FolderLock(path)
  }

  /// What is remembered; nil when nothing is. A damaged memory is an error, never a new beginning.
  func last(of witness: Witness) throws -> Witness.Memory? {
    guard FileManager.default.fileExists(atPath: name) else { return nil }
    let note = try NoteFile.read(name)
    do { return try witness.remember(note) } catch {
      throw InputError(
        "what the witness remembers does not hold: \(error)", file: name,
        hint: "restore it; a witness that forgets would cosign a rewritten log")
    }
  }

  /// Remembers a cosigned checkpoint; it is on the disk when this returns.
  func store(_ note: SignedNote) throws {
    try OutputFile.replace(name, with: note.encoded())
    try syncFolder(of: name)
  }
}
