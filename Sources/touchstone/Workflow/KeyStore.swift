import Audit
import Diagnostics
import Foundation
import Hashing
import Intake
import Notation
import TreeStore

/// The snapshot key's file: read when it is there, made by an audit when it is not.
struct KeyStore {
  let key: SnapshotKey
  /// Where a new key must be written; nil when the file exists.
  private let newFile: String?
  /// What ``save()`` has made, in the order in which it can be taken away again.
  private var made: [String] = []

  /// Reads the engagement's key; without one, makes a new key in memory if that is allowed.
  init(_ engagement: Engagement, mayCreate: Bool) throws {
    let path = engagement.keyFile
    if mayCreate && !FileManager.default.fileExists(atPath: path) {
      guard let key = SnapshotKey.random() else {
        throw InputError("no random key could be made", file: path)
      }
      self.key = key
      newFile = path
      return
    }
    let file = try KeyFile.read(path)
    guard let key = SnapshotKey(bytes: file.bytes) else {
      throw InputError("not a snapshot key", file: path)
    }
    // In transparent mode the tree key is published anyway; a sample's key may lie open.
    if file.readableByOthers && engagement.mode == .secret {
      Console.complain("warning: \(path): the snapshot key can be read by others\nhint: chmod 600")
    }
    self.key = key
    newFile = nil
  }

  /// The key file's text.
  var text: String { Hex.encode(key.secretBytes) + "\n" }

  /// Writes a new key to its place, mode 0600, never over another file.
  mutating func save() throws(InputError) {
    guard let newFile else { return }
    let missing = missingFolders(above: newFile)
    if let folder = missing.first {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true,
          attributes: [.posixPermissions: 0o700])
      } catch {
        throw InputError("cannot create the folder", file: folder)
      }
      made = missing
    }
    do {
      let file = try OutputFile(creating: newFile, name: newFile, isPrivate: true)
      made = [newFile] + made
      try file.append(text)
      try file.finish()
    } catch {
      withdraw()
      throw error
    }
  }

  /// Takes a newly written key away again, and nothing that somebody else made. A folder goes
  /// only when it is empty.
  func withdraw() {
    for path in made { remove(path) }
  }
}
