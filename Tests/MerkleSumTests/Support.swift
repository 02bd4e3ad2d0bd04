import Hashing
import MerkleSum

let hash = OpenSSLBatchHash()

/// A leaf's values.
struct Leaf {
  var amount: UInt128
  var nonce: Nonce
  var id: [UInt8]
}

/// Leaves with strictly rising nonces and ids of several lengths.
func leaves(_ count: Int) -> [Leaf] {
  (0..<count).map { index in
    Leaf(
      amount: UInt128(index * index % 997), nonce: Nonce(value: UInt128(index * 3 + 1)),
      id: Array("holder-\(index)".utf8) + [UInt8](repeating: 0x61, count: index % 41))
  }
}

func node(_ leaf: Leaf) -> SumNode {
  try! SumNode.leaf(amount: leaf.amount, nonce: leaf.nonce, id: leaf.id, hash: hash)
}

/// The tree by its definition: split at the largest power of two below n, and hash.
func definedRoot(_ nodes: ArraySlice<SumNode>) -> SumNode {
  if nodes.count == 1 { return nodes[nodes.startIndex] }
  var left = 1
  while left * 2 < nodes.count { left *= 2 }
  let middle = nodes.startIndex + left
  let (l, r) = (definedRoot(nodes[..<middle]), definedRoot(nodes[middle...]))
  return SumNode(
    count: l.count + r.count, sum: l.sum + r.sum,
    hash: SHA256.hash([1] + l.bytes + r.bytes))
}

/// A leaf's path by the definition, from the leaf up.
func definedPath(_ nodes: ArraySlice<SumNode>, _ index: Int) -> [InclusionProof.Step] {
  if nodes.count == 1 { return [] }
  var left = 1
  while left * 2 < nodes.count { left *= 2 }
  let middle = nodes.startIndex + left
  let isLeft = index < left
  let sibling = definedRoot(isLeft ? nodes[middle...] : nodes[..<middle])
  return definedPath(isLeft ? nodes[..<middle] : nodes[middle...], isLeft ? index : index - left)
    + [InclusionProof.Step(sum: sibling.sum, hash: sibling.hash)]
}

func builtRoot(_ leaves: [Leaf], batch: Int = 4096) throws -> SumNode {
  var builder = SumTreeBuilder(hash: hash)
  var buffer = LeafBuffer()
  for leaf in leaves {
    try leaf.id.withUnsafeBytes {
      try buffer.append(amount: leaf.amount, nonce: leaf.nonce, id: $0)
    }
    if buffer.count == batch {
      try builder.append(buffer)
      buffer.removeAll()
    }
  }
  try builder.append(buffer)
  return try builder.finish()
}
