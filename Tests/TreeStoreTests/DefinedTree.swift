import Hashing
import MerkleSum

@testable import TreeStore

let hash = BatchHasher.openSSL
let key = TreeKey(bytes: Array(0..<32))!

/// A holder, or a bar.
struct Account: Hashable {
  var id: [UInt8]
  var amount: UInt128
}

/// Accounts whose ids have all lengths and whose amounts are of all sizes.
func accounts(_ count: Int) -> [Account] {
  (0..<count).map { index in
    let number = Array("\(index)".utf8)
    return Account(
      id: number + [UInt8](repeating: 0x61, count: index * 37 % (256 - number.count)),
      amount: UInt128(index % 5) << UInt128(index % 100))
  }
}

/// A table of these accounts; each one's origin is its position.
func table(
  _ accounts: [Account], key: TreeKey = key, batch: Int = 4096
) throws -> LeafTable {
  let table = LeafTable(key: key, hash: hash)
  for leaves in batches(accounts, of: batch) { try table.append(leaves) }
  return table
}

/// Accounts as a reader would hand them over.
func batches(_ accounts: [Account], of size: Int) -> [LeafBatch] {
  stride(from: 0, to: accounts.count, by: size).map { start in
    var leaves = LeafBatch()
    for (offset, account) in accounts[start..<min(start + size, accounts.count)].enumerated() {
      account.id.withUnsafeBytes {
        leaves.append(id: $0, amount: account.amount, origin: UInt64(start + offset))
      }
    }
    return leaves
  }
}

/// A tree by its definition: sorted by nonce, split at the largest power of two below n, hashed.
struct DefinedTree {
  let accounts: [Account]
  let nonces: [Nonce]
  let root: SumNode
  let paths: [[InclusionProof.Step]]

  init(_ accounts: [Account]) {
    let leaves = accounts.map { (account: $0, nonce: key.nonce(for: $0.id)) }
      .sorted { $0.nonce < $1.nonce }
    self.accounts = leaves.map(\.account)
    nonces = leaves.map(\.nonce)
    let nodes = leaves.map { leaf in
      let amount = (0..<16).map {
        UInt8(truncatingIfNeeded: leaf.account.amount >> UInt128(120 - 8 * $0))
      }
      let length = UInt8(leaf.account.id.count)
      return SumNode(
        count: 1, sum: leaf.account.amount,
        hash: SHA256.hash([0] + amount + leaf.nonce.bytes + [length] + leaf.account.id))
    }
    (root, paths) = DefinedTree.tree(nodes[...])
  }

  /// The root over these leaves and the path of each of them.
  private static func tree(
    _ nodes: ArraySlice<SumNode>
  ) -> (root: SumNode, paths: [[InclusionProof.Step]]) {
    if nodes.count == 1 { return (nodes[nodes.startIndex], [[]]) }
    var half = 1
    while half * 2 < nodes.count { half *= 2 }
    let left = tree(nodes.prefix(half))
    let right = tree(nodes.dropFirst(half))
    let root = SumNode(
      count: left.root.count + right.root.count, sum: left.root.sum + right.root.sum,
      hash: SHA256.hash([1] + left.root.bytes + right.root.bytes))
    return (
      root, left.paths.map { $0 + [step(right.root)] } + right.paths.map { $0 + [step(left.root)] }
    )
  }

  private static func step(_ node: SumNode) -> InclusionProof.Step {
    InclusionProof.Step(sum: node.sum, hash: node.hash)
  }
}
