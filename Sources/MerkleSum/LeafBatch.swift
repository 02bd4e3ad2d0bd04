/// Some thousand holders on their way from a file to the tree, column by column: batches cross
/// module borders, not rows.
public struct LeafBatch: Sendable {
  /// All ids, one after the other.
  public private(set) var ids: [UInt8] = []
  /// Where each id ends in ``ids``; it begins where the one before ends.
  public private(set) var idEnds: [Int] = []
  /// Each leaf's amount in minor units.
  public private(set) var amounts: [UInt128] = []
  /// Where each leaf was read, in the reader's own code; only ever handed back to it.
  public private(set) var origins: [UInt64] = []

  /// An empty batch.
  public init() {}

  /// The number of leaves.
  public var count: Int { amounts.count }

  /// Adds a leaf.
  public mutating func append(id: UnsafeRawBufferPointer, amount: UInt128, origin: UInt64) {
    ids.append(contentsOf: id)
    idEnds.append(ids.count)
    amounts.append(amount)
    origins.append(origin)
  }

  /// Empties the batch; its memory is kept for the next leaves.
  public mutating func removeAll() {
    ids.removeAll(keepingCapacity: true)
    idEnds.removeAll(keepingCapacity: true)
    amounts.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
  }
}
