import Diagnostics
import Foundation
public import Hashing
public import MerkleSum

/// All leaves of a tree before it is built: they come in any order and from several threads, and
/// leave in nonce order.
///
/// The way of a leaf: its nonce is made and it is dealt out to a partition (``append(_:worker:)``);
/// then each partition is sorted, looked through for duplicates, hashed block by block, and
/// written (``build(storingIn:exporting:)``). Nothing of the result depends on threads or memory.
public final class LeafTable: @unchecked Sendable {
  let hash: BatchHasher
  let plan: MemoryPlan
  private let key: TreeKey
  let store: Result<PageStore, InputError>
  private let sides: [Side]

  /// What one worker has; nobody else touches it.
  private final class Side {
    var scatter: Scatter?
    var nonces: [UInt128] = []
  }

  /// An empty table.
  ///
  /// - Parameters:
  ///   - key: what nonces are made under.
  ///   - hash: what makes nonces, leaves and nodes.
  ///   - resources: what it may use; nil for a small tree.
  ///   - expectedBytes: about how long ids and amounts are together, if it is known.
  public convenience init(
    key: TreeKey, hash: BatchHasher, resources: BuildResources? = nil, expectedBytes: Int = 0
  ) {
    let small = BuildResources(
      threads: 1, memory: 1 << 30, folder: FileManager.default.temporaryDirectory.path)
    let resources = resources ?? small
    // A row of 47 bytes becomes a record of 77: the length that matters is that of short rows.
    self.init(
      key: key, hash: hash, plan: MemoryPlan(resources, expectedBytes: 2 * expectedBytes),
      folder: resources.folder)
  }

  /// A table with a plan of its own, which tests make as small as can be.
  init(key: TreeKey, hash: BatchHasher, plan: MemoryPlan, folder: String) {
    self.key = key
    self.hash = hash
    self.plan = plan
    store = Result { () throws(InputError) in
      try PageStore(pages: plan.pages, pageBytes: plan.pageBytes, folder: folder)
    }
    sides = (0..<plan.threads).map { _ in Side() }
  }

  /// The number of workers that may append at once.
  public var workers: Int { sides.count }

  /// Adds a batch of leaves and makes their nonces.
  ///
  /// - Parameter worker: a number below ``workers``; no two threads use the same one at once.
  /// - Throws: `TreeError.idLength`; `InputError` when leaves that do not fit the memory cannot be
  ///   written.
  public func append(_ batch: LeafBatch, worker: Int = 0) throws {
    var start = 0
    for end in batch.idEnds {
      guard (1...LeafBuffer.maximumIDLength).contains(end - start) else {
        throw TreeError.idLength(end - start)
      }
      start = end
    }
    let side = sides[worker]
    let scatter = try side.scatter ?? Scatter(store: store.get(), bits: plan.bits)
    side.scatter = scatter
    if side.nonces.count < batch.count {
      side.nonces.append(contentsOf: repeatElement(0, count: batch.count - side.nonces.count))
    }
    try side.nonces.withUnsafeMutableBufferPointer { nonces in
      batch.ids.withUnsafeBytes { ids in
        batch.idEnds.withUnsafeBufferPointer { ends in
          key.nonces(of: ids, ends: ends, into: nonces, hash: hash)
        }
      }
      try scatter.append(batch, nonces: UnsafeBufferPointer(nonces))
    }
  }

  /// The number of leaves; not to be asked while some are appended.
  public var count: Int { sides.reduce(0) { $0 + ($1.scatter?.count ?? 0) } }

  /// What the workers dealt out.
  struct Dealt {
    let shares: [[Scatter.Share]]
    let total: UInt128?
  }

  /// Ends appending.
  func finishDealing() -> Dealt {
    let scatters = sides.compactMap(\.scatter)
    var total: UInt128? = 0
    for scatter in scatters {
      guard let sum = total, !scatter.totalOverflows else {
        total = nil
        break
      }
      let (next, overflow) = sum.addingReportingOverflow(scatter.total)
      total = overflow ? nil : next
    }
    return Dealt(shares: scatters.map { $0.finish() }, total: total)
  }
}
