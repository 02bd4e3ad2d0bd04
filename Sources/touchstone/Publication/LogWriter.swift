import Diagnostics
import Foundation
import MerkleSum
import TransparencyLog
import TreeStore

/// Takes waiting entries into a log. The caller holds the folder's lock.
struct LogWriter {
  private let folder: LogFolder
  private let signer: SignerKey
  /// The state before.
  let old: Checkpoint

  /// Opens a log whose checkpoint this key signed, and whose tiles are those of the checkpoint.
  init(_ folder: LogFolder, signer: SignerKey) throws {
    self.folder = folder
    self.signer = signer
    old = try Checkpoint(opening: folder.checkpoint(), logs: [signer.verifier])
    // To go on from damaged tiles would be to sign another log.
    guard try folder.store.tree(size: old.size).root(size: old.size) == old.root else {
      throw LogRefusal(.fork, "the tiles in \(folder.path) do not give the checkpoint's root")
    }
  }

  /// Writes bundles, tiles and the checkpoint of the log with all waiting entries.
  func takeIn() throws -> Checkpoint {
    _ = try folder.history(size: old.size)
    let waiting = try folder.queue(after: old.size)
    guard !waiting.isEmpty else {
      try removeTaken(upTo: old.size)
      return old
    }
    let size = old.size + UInt64(waiting.count)
    try writeBundles(waiting, size: size)
    let tree = folder.store.tree(size: size)
    var tiles = try TileWriter(continuing: folder.store.tree(size: old.size), size: old.size)
    for entry in waiting { tiles.append(LogTree.leafHash(entry)) }
    for tile in tiles.tiles { try folder.create("\(tile.path)", tile.bytes) }
    let new = Checkpoint(origin: old.origin, size: size, root: try tree.root(size: size))
    try LogTree.checkConsistency(
      from: (old.size, old.root), to: (new.size, new.root),
      proof: tree.consistencyProof(from: old.size, to: size))
    var note = try SignedNote(text: new.text)
    try note.add(signer.sign(new.text))
    try folder.replace(LogStore.kept(size), note.encoded())
    // Last, and in one step: before it nobody sees the new entries, after it everybody does.
    try folder.replace(LogStore.checkpoint, note.encoded())
    try removeTaken(upTo: size)
    return new
  }

  private func writeBundles(_ waiting: [[UInt8]], size: UInt64) throws {
    let width = UInt64(TilePath.fullWidth)
    let start = old.size / width * width
    let before =
      old.size % width == 0 ? [] : try folder.store.bundle(holding: start, size: old.size)
    let all = before + waiting
    for first in stride(from: start, to: size, by: TilePath.fullWidth) {
      guard let path = TilePath(.entries, holding: first, size: size) else { continue }
      let entries = all[Int(first - start)...].prefix(path.width)
      try folder.create("\(path)", EntryBundle.encode(entries))
    }
  }

  /// Clears the queue of what the log holds.
  private func removeTaken(upTo size: UInt64) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.file("queue"))) ?? []
    for name in names {
      guard let index = UInt64(name), index < size else { continue }
      unlink(folder.file(LogFolder.queued(index)))
    }
  }
}
