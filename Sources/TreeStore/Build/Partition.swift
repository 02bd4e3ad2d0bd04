import MerkleSum

/// All leaves whose nonces begin with the same bits, unsorted, as the workers dealt them out.
struct Partition {
  /// The chain of pages of each worker that has any.
  let chains: [PageLink]
  let count: Int
  let bytes: Int
  /// The position of its first leaf in the tree, and of that leaf's id among all ids.
  let start: Int
  let idStart: Int
  /// The lowest and the highest nonce that belong here.
  let nonces: ClosedRange<UInt128>

  /// The partitions in tree order.
  static func all(_ shares: [[Scatter.Share]], bits: Int) -> [Partition] {
    var start = 0
    var idStart = 0
    return (0..<(1 << bits)).map { part in
      let own = shares.map { $0[part] }.filter { $0.count > 0 }
      let count = own.reduce(0) { $0 + $1.count }
      let bytes = own.reduce(0) { $0 + $1.bytes }
      let low = bits == 0 ? 0 : UInt128(part) << UInt128(128 - bits)
      defer {
        start += count
        idStart += bytes - count * LeafRecord.fixedBytes
      }
      return Partition(
        chains: own.map(\.link), count: count, bytes: bytes, start: start, idStart: idStart,
        nonces: low...(low | .max >> UInt128(bits)))
    }
  }
}
