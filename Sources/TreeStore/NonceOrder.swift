/// The positions of `nonces` in ascending order of their values; equal values in reading order.
///
/// Nonces are uniform, so a counting pass over their leading bits puts each one within a few
/// places of where it belongs, and what is left to sort fits a processor's first cache. This is
/// also where a partition would go to disk or to another core.
func nonceOrder(of nonces: [UInt128]) -> [UInt32] {
  precondition(nonces.count <= Int(UInt32.max))
  // About 16 leaves a partition, which an insertion sort handles best.
  let bits = max(0, nonces.count.bitWidth - nonces.count.leadingZeroBitCount - 4)
  func partition(_ nonce: UInt128) -> Int { bits == 0 ? 0 : Int(nonce >> UInt128(128 - bits)) }

  var ends = [UInt32](repeating: 0, count: (1 << bits) + 1)
  for nonce in nonces { ends[partition(nonce) + 1] += 1 }
  for index in 1..<ends.count { ends[index] += ends[index - 1] }
  let starts = ends
  var places = [Place](repeating: Place(key: 0, index: 0), count: nonces.count)
  for (index, nonce) in nonces.enumerated() {
    let part = partition(nonce)
    places[Int(ends[part])] = Place(key: UInt64(nonce >> 64), index: UInt32(index))
    ends[part] += 1
  }
  for part in 0..<(starts.count - 1) where starts[part + 1] - starts[part] > 1 {
    places[Int(starts[part])..<Int(starts[part + 1])].sort { a, b in
      guard a.key == b.key else { return a.key < b.key }
      return (nonces[Int(a.index)], a.index) < (nonces[Int(b.index)], b.index)
    }
  }
  return places.map(\.index)
}

/// A leaf while it is sorted. The leading half of its nonce travels with it, so that comparing
/// two leaves nearly never goes back to memory for the nonces themselves.
private struct Place {
  let key: UInt64
  let index: UInt32
}
