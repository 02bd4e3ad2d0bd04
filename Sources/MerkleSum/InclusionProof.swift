/// What ties one leaf to a root: the leaf's position and its siblings' sums and hashes, from the
/// leaf up. Sides and counts are not in it; they follow from the position and the leaf count.
public struct InclusionProof: Hashable, Sendable {
  /// A sibling on the way up.
  public struct Step: Hashable, Sendable {
    /// The sum of the amounts below the sibling, in minor units.
    public let sum: UInt128
    /// The sibling's hash.
    public let hash: Digest

    /// A sibling with these values.
    public init(sum: UInt128, hash: Digest) {
      self.sum = sum
      self.hash = hash
    }
  }

  /// Why a leaf is not shown to stand in a tree.
  public enum Failure: String, Error, Hashable, Sendable, CaseIterable {
    /// The tree has no leaf of that index.
    case indexOutOfRange = "index-out-of-range"
    /// The path has more or fewer steps than (index, count) ask for.
    case wrongPathLength = "wrong-path-length"
    /// A sum on the way up leaves 128 bits.
    case overflow = "overflow"
    /// The path's sum is not the tree's total.
    case wrongSum = "wrong-sum"
    /// The path's hash is not the tree's root.
    case wrongRoot = "wrong-root"
  }

  /// The leaf's position in nonce order, from 0.
  public let index: UInt64
  /// The siblings from the leaf up.
  public let path: [Step]

  /// A proof with these values.
  public init(index: UInt64, path: [Step]) {
    self.index = index
    self.path = path
  }

  /// Shows that `leaf` is the leaf at ``index`` of the tree whose root is `root`: its count, sum
  /// and hash must all come out.
  ///
  /// The caller builds `leaf` from the id and amount that he knows himself, and takes `root` from
  /// a statement that he trusts. Nothing here is trusted because the proof says so.
  public func verify(leaf: SumNode, root: SumNode, hash: some BatchHash) throws(Failure) {
    guard let shape = TreeShape.path(index: index, count: root.count) else {
      throw .indexOutOfRange
    }
    guard shape.count == path.count else { throw .wrongPathLength }
    var node = leaf
    for (step, sibling) in zip(shape, path) {
      let other = SumNode(count: step.siblingCount, sum: sibling.sum, hash: sibling.hash)
      let (left, right) = step.siblingIsLeft ? (other, node) : (node, other)
      do {
        node = try SumNode.parent(left, right, hash: hash)
      } catch {
        throw .overflow
      }
    }
    guard node.sum == root.sum else { throw .wrongSum }
    guard node == root else { throw .wrongRoot }
  }
}
