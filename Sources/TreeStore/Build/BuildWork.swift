import Hashing
import Synchronization

/// The second half of a build: workers take one partition after the other.
final class BuildWork: @unchecked Sendable {
  let partitions: [Partition]
  let store: PageStore
  let sortBytes: Int
  let hash: BatchHasher
  let sink: TreeSink
  let export: LeafExport?
  let fragments: BlockFragments
  let conflicts = FirstConflict()
  let turnstile: Turnstile
  private let halt = Workers.Halt()
  private let sumFits: Bool
  private let next = Atomic(0)
  private let done = Atomic(0)
  /// Called by the first worker alone.
  private let progress: ((Int) -> Void)?

  init(
    partitions: [Partition], store: PageStore, sortBytes: Int, hash: BatchHasher, sink: TreeSink,
    export: LeafExport?, sumFits: Bool, progress: ((Int) -> Void)?
  ) {
    self.partitions = partitions
    self.store = store
    self.sortBytes = sortBytes
    self.hash = hash
    self.sink = sink
    self.export = export
    self.sumFits = sumFits
    self.progress = progress
    fragments = BlockFragments(count: Int(sink.layout.count))
    turnstile = Turnstile { [halt, conflicts] in halt.isSet || conflicts.isFound }
  }

  /// True while a tree can still come out; after that only conflicts are looked for.
  var makesTree: Bool { sumFits && !conflicts.isFound }

  /// Notes a conflict, after which nobody waits for a turn.
  func note(_ conflict: LeafConflict) {
    conflicts.note(conflict)
    turnstile.wake()
  }

  func run(threads: Int) throws {
    try Workers.run(threads, halt: halt) { [self] worker in
      var builder = PartitionBuilder(self)
      while !halt.isSet {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < partitions.count else { return }
        try builder.build(number)
        let leaves = done.add(partitions[number].count, ordering: .relaxed).newValue
        if worker == 0 { progress?(leaves) }
      }
    }
  }
}
