import Diagnostics
import MerkleSum

/// Where finished parts of a tree go. Each part has its place, whoever brings it and when, so
/// that workers write side by side without waiting.
final class TreeSink: @unchecked Sendable {
  private let file: OutputFile?
  let layout: TreeLayout
  /// The roots of the blocks; each worker writes those of its own blocks and no other.
  private let roots: UnsafeMutableRawBufferPointer

  init(file: OutputFile?, layout: TreeLayout) {
    self.file = file
    self.layout = layout
    roots = .allocate(
      byteCount: layout.width(of: BlockFolder.levels) * SumNode.byteCount, alignment: 16)
  }

  deinit { roots.deallocate() }

  /// True when leaves and levels are stored.
  var stores: Bool { file != nil }

  /// Writes records and ids of the leaves from `position` on.
  func write(records: [UInt8], at position: Int, ids: [UInt8], from idStart: Int) throws {
    try file?.write(records, at: layout.recordsStart + position * TreeLayout.recordBytes)
    try file?.write(ids, at: layout.idsStart + idStart)
  }

  /// Takes one level of a block.
  func take(_ nodes: UnsafeRawBufferPointer, level: Int, block: Int) throws {
    if level == BlockFolder.levels {
      UnsafeMutableRawBufferPointer(rebasing: roots[(block * SumNode.byteCount)...])
        .copyMemory(from: nodes)
    } else if level >= TreeLayout.lowestLevel, level < layout.levels {
      let position = block * BlockFolder.leaves >> level
      try file?.write(nodes, at: layout.nodeStart(level: level, position: position))
    }
  }

  /// Folds the blocks' roots to the tree's, writes the levels above the blocks, and the header
  /// as the last thing.
  func finish(hash: some BatchHash) throws -> SumNode {
    var nodes = [UInt8](roots)
    var level = BlockFolder.levels
    while true {
      if level < layout.levels {
        try file?.write(nodes, at: layout.nodeStart(level: level, position: 0))
      }
      if nodes.count == SumNode.byteCount { break }
      nodes = try foldLevel(nodes, hash: hash)
      level += 1
    }
    let root = nodes.withUnsafeBytes { SumNode(at: 0, in: $0) }
    try file?.write(TreeHeader(layout: layout, root: root).bytes, at: 0)
    try file?.finish()
    return root
  }
}
