import Diagnostics
import Disclosure
import Foundation
import Hashing
import MerkleSum
import Notation
import Synchronization
import TreeStore

/// All holders' proofs in 256 files by the first byte of the nonce, each with an index; see
/// `spec/proof-shards.md`.
///
/// A shard takes its final name, within the folder that is being filled, only when it is whole and
/// on the disk. So a run after an interrupted one finds which shards are done by their names, and
/// makes the others anew.
final class ProofShards: @unchecked Sendable {
  private let directory: OutputDirectory
  private let source: ProofSource
  private let statement: [UInt8]
  /// Where each shard's leaves begin, and where the last one's end.
  private let starts: [Int]
  private let next = Atomic(0)
  private let written: Atomic<Int>

  /// Proofs of the leaves of `source`, to be written into `directory`.
  init(_ directory: OutputDirectory, _ source: ProofSource, statement: [UInt8]) throws {
    self.directory = directory
    self.source = source
    self.statement = statement
    starts =
      try (0...UInt8.max).map { try source.position(of: Nonce(value: UInt128($0) << 120)) }
      + [Int(source.root.count)]
    written = Atomic(0)
  }

  /// Writes all shards that are not there yet.
  func write(threads: Int, progress: Progress) throws {
    try keepOnlyOwn()
    let halt = Workers.Halt()
    try Workers.run(min(threads, 256), halt: halt) { [self] worker in
      let walker = source.walker()
      while !halt.isSet {
        let shard = next.add(1, ordering: .relaxed).oldValue
        guard shard < 256 else { return }
        let range = starts[shard]..<starts[shard + 1]
        let name = Hex.encode([UInt8(shard)])
        if isWhole(name, count: range.count) {
          written.add(range.count, ordering: .relaxed)
        } else {
          try write(name, range, walker, halt: halt) {
            if worker == 0 { progress.update(UInt64(self.written.load(ordering: .relaxed))) }
          }
        }
      }
    }
    try? FileManager.default.removeItem(atPath: directory.temporaryPath(ProofShards.source))
  }

  /// The file that says which statement's proofs an unfinished folder holds.
  private static let source = ".statement"

  /// Shards of another statement are of no use.
  private func keepOnlyOwn() throws {
    let files = FileManager.default
    let folder = directory.temporaryPath("")
    let path = directory.temporaryPath(ProofShards.source)
    if files.contents(atPath: path).map(Array.init) == statement { return }
    for name in try files.contentsOfDirectory(atPath: folder) {
      try files.removeItem(atPath: folder + "/" + name)
    }
    try directory.write(String(decoding: statement, as: UTF8.self), to: ProofShards.source)
  }

  /// True when an earlier run finished this shard: both files are there and go together.
  private func isWhole(_ name: String, count: Int) -> Bool {
    let lines = directory.temporaryPath(name + ".jsonl")
    guard let index = ShardIndex(path: directory.temporaryPath(name + ".index")) else {
      return false
    }
    var status = stat()
    return index.count == count && stat(lines, &status) == 0
      && Int(status.st_size) == index.lineBytes
  }

  private func write(
    _ name: String, _ range: Range<Int>, _ walker: ProofWalker, halt: Workers.Halt,
    progress: () -> Void
  ) throws {
    let names = [name + ".index", name + ".jsonl"]
    for name in names { unlink(directory.temporaryPath(name + ".part")) }
    for name in names { unlink(directory.temporaryPath(name)) }
    let index = try directory.file(names[0] + ".part", called: names[0])
    let lines = try directory.file(names[1] + ".part", called: names[1])
    var proofs = ProofLines(tree: .liabilities, statement: statement)
    var text: [UInt8] = []
    var places: [UInt8] = ShardIndex.magic
    var end: UInt64 = 0
    try walker.walk(
      range, sibling: { proofs.setSibling($1, level: $0) },
      leaf: { leaf, position in
        let before = text.count
        proofs.append(
          id: leaf.id, amount: leaf.amount, nonce: leaf.nonce, index: position, to: &text)
        end += UInt64(text.count - before)
        ShardIndex.append(nonce: leaf.nonce, end: end, to: &places)
        guard text.count >= 1 << 18 else { return }
        try lines.append(text)
        try index.append(places)
        text.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        progress()
        // Another worker's error ends this one too.
        if halt.isSet { throw CancellationError() }
      })
    try lines.append(text)
    try index.append(places)
    try index.finish()
    try lines.finish()
    for name in names {
      try directory.moveInside(name + ".part", to: name)
    }
    written.add(range.count, ordering: .relaxed)
  }
}
