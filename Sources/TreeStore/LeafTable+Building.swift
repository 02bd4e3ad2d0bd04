import Diagnostics
public import MerkleSum
import Synchronization

extension LeafTable {
  /// Builds the tree of these leaves, once and as the last thing.
  ///
  /// - Parameters:
  ///   - file: where the tree is stored for later proofs; nil keeps nothing.
  ///   - export: where the text of all leaves goes.
  ///   - progress: called by one thread with the number of leaves that are hashed.
  /// - Returns: the root.
  /// - Throws: ``LeafConflict``, which comes before `TreeError.sumOverflow`; `TreeError.empty`;
  ///   `InputError` of a failed write.
  public func build(
    storingIn file: OutputFile? = nil, exporting export: LeafExport? = nil,
    progress: ((Int) -> Void)? = nil
  ) throws -> SumNode {
    let dealt = finishDealing()
    let partitions = Partition.all(dealt.shares, bits: plan.bits)
    let count = partitions.reduce(0) { $0 + $1.count }
    guard count > 0 else { throw TreeError.empty }
    let bytes = partitions.reduce(0) { $0 + $1.bytes }
    let layout = TreeLayout(
      count: UInt64(count), idBytes: bytes - count * LeafRecord.fixedBytes)
    let work = BuildWork(
      partitions: partitions, store: try store.get(), sortBytes: plan.sortBytes, hash: hash,
      sink: TreeSink(file: file, layout: layout), export: export,
      sumFits: dealt.total != nil, progress: progress)
    // The pages that are being read are the table's.
    try withExtendedLifetime(self) {
      try work.run(threads: min(plan.threads, partitions.count))
    }
    if let conflict = work.conflicts.conflict { throw conflict }
    guard dealt.total != nil else { throw TreeError.sumOverflow }
    return try work.sink.finish(hash: hash)
  }
}
