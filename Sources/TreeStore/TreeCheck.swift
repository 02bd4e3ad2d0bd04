public import Diagnostics
public import Hashing
public import MerkleSum
import Synchronization

/// Reads a whole stored tree again: every leaf is hashed, and every stored node must be what the
/// level below gives, up to the root.
public struct TreeCheck: Sendable {
  /// The root that the header names; ``run(threads:key:hash:progress:)`` shows that it is right.
  public var root: SumNode { tree.root }
  /// The blocks of 4096 leaves.
  public var blocks: Int { TreeBlock.count(in: tree.layout) }
  private let tree: StoredTree

  /// Opens a stored tree.
  ///
  /// - Throws: `InputError` when it is none, or is longer or shorter than its header says.
  public init(path: String) throws(InputError) { tree = try StoredTree(path: path) }

  /// Checks everything.
  ///
  /// - Parameters:
  ///   - key: what the nonces should have been made under; nil takes them as they are.
  ///   - progress: called by one thread with the number of leaves so far.
  /// - Throws: `InputError` that names the first bad block.
  public func run(
    threads: Int, key: TreeKey?, hash: BatchHasher, progress: ((Int) -> Void)? = nil
  ) throws {
    let work = CheckWork(tree, progress: progress)
    try work.run(threads: threads, key: key, hash: hash)
    if let (block, reason) = work.firstDamage {
      let leaves = block * BlockFolder.leaves
      let last = min(leaves + BlockFolder.leaves, Int(tree.layout.count)) - 1
      throw damaged(
        "in block \(block + 1) of \(blocks), leaves \(leaves) to \(last): \(reason)")
    }
    try checkLevelsAboveBlocks(work.roots, hash: hash)
  }

  private func checkLevelsAboveBlocks(_ roots: [UInt8], hash: BatchHasher) throws {
    var nodes = roots
    var stored: [UInt8] = []
    var level = BlockFolder.levels
    while nodes.count > SumNode.byteCount {
      nodes = try foldLevel(nodes, hash: hash)
      level += 1
      guard level < tree.layout.levels else { break }
      try tree.readNodes(level: level, 0..<tree.layout.width(of: level), into: &stored)
      guard stored == nodes else {
        throw damaged("above its blocks: level \(level) is not what the one below it gives")
      }
    }
    guard nodes == root.bytes else {
      throw damaged("in its header: its leaves give another root")
    }
  }

  private func damaged(_ where: String) -> InputError {
    InputError(
      "the stored tree is damaged \(`where`)", file: tree.path, hint: "run the audit again")
  }
}

/// Workers that check one block after the other.
private final class CheckWork: @unchecked Sendable {
  private let tree: StoredTree
  private let next = Atomic(0)
  private let damage = Mutex<(block: Int, reason: String)?>(nil)
  private let rootBytes: Mutex<[UInt8]>
  /// Called by the first worker alone.
  private let progress: ((Int) -> Void)?

  init(_ tree: StoredTree, progress: ((Int) -> Void)?) {
    self.tree = tree
    self.progress = progress
    rootBytes = Mutex(
      [UInt8](repeating: 0, count: TreeBlock.count(in: tree.layout) * SumNode.byteCount))
  }

  var firstDamage: (block: Int, reason: String)? { damage.withLock { $0 } }
  var roots: [UInt8] { rootBytes.withLock { $0 } }

  func run(threads: Int, key: TreeKey?, hash: BatchHasher) throws {
    let count = TreeBlock.count(in: tree.layout)
    let halt = Workers.Halt()
    try Workers.run(min(threads, count), halt: halt) { [self] worker in
      var block = TreeBlock(tree, hash: hash)
      var stored: [UInt8] = []
      while !halt.isSet, firstDamage == nil {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        do {
          try block.load(number, key: key)
          try compare(block, number, &stored)
        } catch let found as TreeBlock.Damage {
          damage.withLock { first in
            if first.map({ number < $0.block }) ?? true { first = (number, found.reason) }
          }
        }
        if worker == 0 { progress?(number * BlockFolder.leaves) }
      }
    }
  }

  /// The block's levels must be those of the file.
  private func compare(
    _ block: borrowing TreeBlock, _ number: Int, _ stored: inout [UInt8]
  ) throws {
    for level in TreeLayout.lowestLevel...BlockFolder.levels where level < tree.layout.levels {
      let nodes = block.levels[level]
      let start = number * BlockFolder.leaves >> level
      try tree.readNodes(
        level: level, start..<(start + nodes.count / SumNode.byteCount), into: &stored)
      guard stored == nodes else {
        throw TreeBlock.Damage(reason: "its leaves do not give its nodes of level \(level)")
      }
    }
    let root = block.levels[BlockFolder.levels]
    // A tree of one block may have no stored node at all.
    guard TreeBlock.count(in: tree.layout) > 1 || root == tree.root.bytes else {
      throw TreeBlock.Damage(reason: "its leaves do not give the root")
    }
    rootBytes.withLock {
      let start = number * SumNode.byteCount
      $0.replaceSubrange(start..<(start + SumNode.byteCount), with: root)
    }
  }
}
