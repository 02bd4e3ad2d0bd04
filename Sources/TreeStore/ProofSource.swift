public import Diagnostics
public import Hashing
public import MerkleSum

/// A stored tree from which all proofs are made, one after the other.
///
/// Proofs of neighbours share nearly all their siblings, and a block's leaves are hashed again
/// anyway to be sure of them. So a run of proofs reads each leaf once, in order, and costs four
/// compressions a leaf; no node below the blocks' roots is read at all.
public final class ProofSource: Sendable {
  /// The tree's root; what is stored above the blocks gives it.
  public var root: SumNode { tree.root }
  let tree: StoredTree
  let hash: BatchHasher
  /// Encoded nodes of level 12 and up.
  let upper: [[UInt8]]

  /// Opens a stored tree and shows that the levels above its blocks are those of its root.
  public init(path: String, hash: BatchHasher) throws {
    tree = try StoredTree(path: path)
    self.hash = hash
    let layout = tree.layout
    var upper: [[UInt8]] = []
    for level in BlockFolder.levels..<max(layout.levels, BlockFolder.levels) {
      var nodes: [UInt8] = []
      try tree.readNodes(level: level, 0..<layout.width(of: level), into: &nodes)
      if let below = upper.last, try foldLevel(below, hash: hash) != nodes {
        throw InputError(
          "the stored tree is damaged above its blocks", file: path, hint: "run the audit again")
      }
      upper.append(nodes)
    }
    if upper.isEmpty { upper = [tree.root.bytes] }
    guard upper[upper.count - 1] == tree.root.bytes else {
      throw InputError(
        "the stored tree is damaged at its root", file: path, hint: "run the audit again")
    }
    self.upper = upper
  }

  /// The position of the first leaf whose nonce is not below `nonce`.
  public func position(of nonce: Nonce) throws(InputError) -> Int {
    try tree.position(of: nonce.value)
  }

  /// What one thread makes proofs with.
  public func walker() -> ProofWalker { ProofWalker(self) }

  func damaged(_ block: Int, _ reason: String) -> InputError {
    InputError(
      "the stored tree is damaged in block \(block + 1): \(reason)", file: tree.path,
      hint: "'touchstone fsck' says more; run the audit again")
  }
}
