import Diagnostics
import Foundation
import MerkleSum
import Notation
import TransparencyLog

/// Reads a log under a policy.
struct LogReader {
  let store: LogStore
  let policy: LogPolicy

  init(_ store: LogStore, policy: LogPolicy) {
    self.store = store
    self.policy = policy
  }

  /// The present time in seconds since 1970.
  static var now: UInt64 { UInt64(max(0, Timestamp.now.secondsSinceEpoch)) }

  /// The log's state on its own word: signed by a log of the policy, whoever has witnessed it.
  func newest() throws -> (note: SignedNote, checkpoint: Checkpoint) {
    let note = try store.note(LogStore.checkpoint)
    return (note, try Checkpoint(opening: note, logs: policy.logs.map(\.key)))
  }

  /// The newest checkpoint, which must satisfy the policy.
  func current() throws -> (note: SignedNote, seen: WitnessedCheckpoint) {
    let note = try store.note(LogStore.checkpoint)
    return (note, try policy.verify(note, now: LogReader.now))
  }

  /// The smallest kept checkpoint that holds entry `index` and satisfies the policy; the newest
  /// one when none was kept.
  func earliest(holding index: UInt64) throws -> (note: SignedNote, seen: WitnessedCheckpoint) {
    let (_, newest) = try newest()
    var size = index + 1
    while size < newest.size {
      if try store.read(LogStore.kept(size)) != nil {
        let note = try store.note(LogStore.kept(size))
        do {
          return (note, try policy.verify(note, now: LogReader.now))
        } catch {
          // One that was never brought before the witnesses is passed over for a later one.
          guard error.failure == .quorumNotMet else { throw error }
        }
      }
      size += 1
    }
    return try current()
  }

  /// The position of an entry; nil when the log does not hold it.
  func index(of entry: [UInt8], size: UInt64) throws -> UInt64? {
    let leaf = LogTree.leafHash(entry)
    let tree = store.tree(size: size)
    var start: UInt64 = 0
    while let path = TilePath(.hashes(level: 0), holding: start, size: size) {
      if let place = try tree.hashes(of: path).firstIndex(of: leaf) {
        return start + UInt64(place)
      }
      start += UInt64(path.width)
    }
    return nil
  }
}
