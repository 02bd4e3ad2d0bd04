/// The positions of `nonces` in ascending order of their values; equal values in reading order.
///
/// Nonces are uniform, so a counting pass over their leading bits puts each one within a few
/// places of where it belongs, and what is left to sort fits a processor's first cache. This is
/// also where a partition would go to disk or to another core.
func nonceOrder(of nonces: [UInt128]) -> [UInt32] {
  precondition(nonces.count <= Int(UInt32.max))
  // About 64 leaves a partition.
  let bits = max(0, nonces.count.bitWidth - nonces.count.leadingZeroBitCount - 6)
  func partition(_ nonce: UInt128) -> Int { bits == 0 ? 0 : Int(nonce >> UInt128(128 - bits)) }

  var ends = [Int](repeating: 0, count: (1 << bits) + 1)
  for nonce in nonces { ends[partition(nonce) + 1] += 1 }
  for index in 1..<ends.count { ends[index] += ends[index - 1] }
  let starts = ends
  var order = [UInt32](repeating: 0, count: nonces.count)
  for (index, nonce) in nonces.enumerated() {
    let place = partition(nonce)
    order[ends[place]] = UInt32(index)
    ends[place] += 1
  }
  for place in 0..<(starts.count - 1) where starts[place + 1] - starts[place] > 1 {
    order[starts[place]..<starts[place + 1]].sort {
      (nonces[Int($0)], $0) < (nonces[Int($1)], $1)
    }
  }
  return order
}
