import Diagnostics
import Disclosure
import Foundation
import Hashing
import MerkleSum
import Notation
import Publication
import TransparencyLog

/// Everything that can be checked of a log from its files and a policy. Problems are collected,
/// not thrown: whoever checks a log wants to know all that is wrong with it.
struct LogAudit {
  /// One entry.
  struct Row {
    let index: UInt64
    let digest: Digest
    /// Nil when the entry is no statement.
    let statement: Statement?
    /// Whose signatures were verified; nil when the signed note is missing or refused.
    let attested: AttestedStatement?
    /// By when the policy's quorum had seen it.
    let seen: Timestamp?
  }

  /// The log's state on its own word.
  let checkpoint: Checkpoint
  /// The tree, computed anew from the entries.
  let tree: HashedTree
  /// The entries in their order.
  private(set) var rows: [Row] = []
  /// The statements that stand, as far as the chain holds.
  private(set) var history = StatementHistory()
  /// How many kept checkpoints there are.
  private(set) var kept = 0
  /// How many of the files that statements commit to are kept.
  private(set) var archived = 0
  /// All that is wrong.
  private(set) var problems: [String] = []

  private let store: LogStore
  private let policy: PublicationPolicy

  init(_ store: LogStore, policy: PublicationPolicy) throws {
    self.store = store
    self.policy = policy
    checkpoint = try LogReader(store, policy: policy.log).newest().checkpoint
    let entries = try store.entries(size: checkpoint.size)
    tree = HashedTree(leaves: entries.map { LogTree.leafHash($0) })
    try checkTree()
    let times = try keptTimes()
    for (index, entry) in entries.enumerated() {
      try read(entry, UInt64(index), seen: times.first { $0.size > index }?.time)
    }
  }

  /// Notes a problem that the caller found.
  mutating func note(_ problem: String) { problems.append(problem) }

  private mutating func checkTree() throws {
    let size = checkpoint.size
    if try tree.root(size: size) != checkpoint.root {
      problems.append(
        "fork: the entries do not give the checkpoint's root: an entry was changed, or the "
          + "checkpoint is of another log")
    }
    for path in TilePath.all(size: size) {
      guard let expected = tree.hashes(of: path) else { continue }
      if try HashTile.parse(store.required("\(path)"), count: path.width) != expected {
        problems.append("fork: \(path) does not hold the hashes of the entries")
      }
    }
  }

  /// The kept checkpoints that the policy's quorum has seen, by size, and when.
  private mutating func keptTimes() throws -> [(size: UInt64, time: Timestamp?)] {
    var times: [(size: UInt64, time: Timestamp?)] = []
    let size = checkpoint.size
    guard size > 0 else { return [] }
    for number in 1...size {
      let name = number == size ? LogStore.checkpoint : LogStore.kept(number)
      guard try store.read(name) != nil else { continue }
      kept += 1
      do {
        let seen = try policy.log.verify(store.note(name), now: LogReader.now)
        try checkConsistency(of: seen.checkpoint, name: name, size: number)
        times.append((number, seen.time.flatMap { Timestamp(secondsSinceEpoch: $0) }))
      } catch let refusal as LogRefusal {
        // Only the newest must have been seen by the quorum; an earlier one is then of no use.
        if refusal.failure != .quorumNotMet || number == size {
          problems.append("\(refusal.failure.rawValue): \(name): \(refusal.reason)")
        }
      }
    }
    return times
  }

  private func checkConsistency(
    of old: Checkpoint, name: String, size: UInt64
  ) throws {
    guard old.size == size, old.origin.utf8.elementsEqual(checkpoint.origin.utf8) else {
      throw LogRefusal(.fork, "it is not the checkpoint that its name says")
    }
    guard try tree.root(size: size) == old.root else {
      throw LogRefusal(.fork, "the log does not continue the one of \(size) entries")
    }
  }

  private mutating func read(_ entry: [UInt8], _ index: UInt64, seen: Timestamp?) throws {
    let digest = SHA256.hash(entry)
    do { try history.append(entry) } catch let refusal as Refusal {
      problems.append("\(refusal.failure.rawValue): entry \(index): \(refusal.reason)")
    } catch let refusal as PublicationRefusal {
      problems.append("\(refusal.failure.rawValue): entry \(index): \(refusal.reason)")
    }
    var attested: AttestedStatement?
    do {
      let name = LogStore.note(of: digest)
      if try store.read(name) == nil {
        problems.append("issuer-not-signed: entry \(index): its signed note \(name) is missing")
      } else {
        let note = try store.note(name)
        guard note.holds(entry) else {
          throw LogRefusal(.notLogged, "the note \(name) is over another text")
        }
        attested = try policy.open(note, seen: seen)
      }
    } catch let refusal as LogRefusal {
      problems.append("\(refusal.failure.rawValue): entry \(index): \(refusal.reason)")
    } catch let refusal as PublicationRefusal {
      problems.append("\(refusal.failure.rawValue): entry \(index): \(refusal.reason)")
    } catch is Refusal {
      // The history has said so.
    }
    let statement = try? Statement(parsing: entry)
    if let statement { try checkArchive(of: statement, index) }
    rows.append(
      Row(index: index, digest: digest, statement: statement, attested: attested, seen: seen))
  }

  /// The files that a statement commits to, as far as they are kept here.
  private mutating func checkArchive(of statement: Statement, _ index: UInt64) throws {
    for (what, digest) in [
      ("findings", statement.findings.hash), ("inputs", statement.inputsHash),
      ("bars", statement.barsHash),
    ] {
      guard let bytes = try store.read(LogStore.archive(digest)) else { continue }
      archived += 1
      if SHA256.hash(bytes) != digest {
        problems.append(
          "not-logged: entry \(index): the kept file of its \(what), "
            + "\(LogStore.archive(digest)), is not the one that the statement names")
      }
    }
  }
}
