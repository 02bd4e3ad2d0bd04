public import MerkleSum

extension LogTree {
  /// The root that the path of entry `index` leads to in a tree of `size` entries (RFC 6962,
  /// section 2.1.1; the sides follow from index and size alone).
  ///
  /// - Throws: ``LogFailure/entryOutOfRange``, or ``LogFailure/notLogged`` when the path has not
  ///   the length that index and size ask for.
  public static func root(
    leaf: Digest, index: UInt64, size: UInt64, path: [Digest]
  ) throws(LogRefusal) -> Digest {
    guard let steps = TreeShape.path(index: index, count: size) else {
      throw LogRefusal(.entryOutOfRange, "the log of \(size) entries has no entry \(index)")
    }
    guard steps.count == path.count else {
      throw LogRefusal(
        .notLogged,
        "the path has \(path.count) hashes, entry \(index) of \(size) asks for \(steps.count)")
    }
    return zip(steps, path).reduce(leaf) { node, step in
      step.0.siblingIsLeft ? nodeHash(step.1, node) : nodeHash(node, step.1)
    }
  }

  /// Checks that an entry is at `index` of the tree that a checkpoint names.
  public static func checkInclusion(
    of leaf: Digest, at index: UInt64, path: [Digest], in checkpoint: Checkpoint
  ) throws(LogRefusal) {
    guard
      try root(leaf: leaf, index: index, size: checkpoint.size, path: path) == checkpoint.root
    else {
      throw LogRefusal(
        .notLogged, "the path from entry \(index) does not lead to the checkpoint's root")
    }
  }

  /// Checks that the tree of `new` continues the one of `old`: the same entries, and more.
  ///
  /// - Throws: ``LogFailure/rollback`` when the new tree is smaller, ``LogFailure/fork`` when it
  ///   does not continue the old one, or the proof does not show it.
  public static func checkConsistency(
    from old: (size: UInt64, root: Digest), to new: (size: UInt64, root: Digest),
    proof: [Digest]
  ) throws(LogRefusal) {
    guard old.size <= new.size else {
      throw LogRefusal(
        .rollback, "the log had \(old.size) entries before and now says that it has \(new.size)")
    }
    let isConsistent: Bool
    if old.size == 0 {
      isConsistent = proof.isEmpty && old.root == emptyRoot
    } else if old.size == new.size {
      isConsistent = proof.isEmpty && old.root == new.root
    } else {
      let roots = roots(from: old, size: new.size, proof: proof)
      isConsistent = roots.map { $0.old == old.root && $0.new == new.root } ?? false
    }
    guard isConsistent else {
      throw LogRefusal(
        .fork, "the log of \(new.size) entries does not continue the one of \(old.size)")
    }
  }

  /// Both roots as the proof gives them; nil when it has not the right length. Sizes are neither
  /// equal nor 0.
  private static func roots(
    from old: (size: UInt64, root: Digest), size: UInt64, proof: [Digest]
  ) -> (old: Digest, new: Digest)? {
    // The last entry of the old tree sits at the bottom right of its last complete subtree. The
    // way up from that subtree is common to both trees; only left siblings belong to the old one.
    guard let steps = TreeShape.path(index: old.size - 1, count: size) else { return nil }
    // Below the subtree the way up turns right at each step: the entry is the last of it.
    let height = old.size.trailingZeroBitCount
    let isPrefix = old.size.nonzeroBitCount == 1
    let above = steps.dropFirst(height)
    guard proof.count == above.count + (isPrefix ? 0 : 1) else { return nil }
    let start = isPrefix ? old.root : proof[0]
    var (before, after) = (start, start)
    for (step, hash) in zip(above, proof.dropFirst(isPrefix ? 0 : 1)) {
      if step.siblingIsLeft { before = nodeHash(hash, before) }
      after = step.siblingIsLeft ? nodeHash(hash, after) : nodeHash(after, hash)
    }
    return (before, after)
  }
}
