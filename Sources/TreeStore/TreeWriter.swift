import Diagnostics
import Hashing
public import MerkleSum

extension LeafTable {
  /// Builds the tree of these leaves.
  ///
  /// - Parameters:
  ///   - file: where the tree is stored for later proofs; nil keeps nothing.
  ///   - visit: called with amount and id of each leaf in tree order.
  /// - Returns: the root.
  /// - Throws: ``LeafConflict``, `TreeError`, `InputError` of a failed write.
  public func build(
    storingIn file: OutputFile? = nil,
    visit: ((_ amount: UInt128, _ id: UnsafeRawBufferPointer) throws -> Void)? = nil
  ) throws -> SumNode {
    guard count > 0 else { throw TreeError.empty }
    let writer = file.map {
      TreeWriter(
        file: $0, layout: TreeLayout(count: UInt64(count), idBytes: idByteCount))
    }
    var builder = SumTreeBuilder(hash: hash) { level, nodes in
      try writer?.append(nodes, level: level)
    }
    var block = LeafBuffer()
    try forEachInOrder { leaf in
      try block.append(amount: leaf.amount, nonce: leaf.nonce, id: leaf.id)
      try writer?.append(leaf)
      try visit?(leaf.amount, leaf.id)
      if block.count == SumTreeBuilder<BatchHasher>.blockLeaves {
        try builder.append(block)
        block.removeAll()
      }
    }
    try builder.append(block)
    let root = try builder.finish()
    try writer?.finish(root: root, hash: hash)
    return root
  }
}

/// Writes a stored tree: records, ids and levels grow side by side while the leaves go by.
private final class TreeWriter {
  private let file: OutputFile
  private let layout: TreeLayout
  private var records: Region
  private var ids: Region
  private var levels: [Region]
  private var idEnd: UInt64 = 0
  /// The roots of the blocks: what the levels above them are made of.
  private var blockRoots: [UInt8] = []

  init(file: OutputFile, layout: TreeLayout) {
    self.file = file
    self.layout = layout
    records = Region(start: layout.recordsStart)
    ids = Region(start: layout.idsStart)
    levels = (TreeLayout.lowestLevel..<max(layout.levels, TreeLayout.lowestLevel)).map {
      Region(start: layout.nodeStart(level: $0, position: 0))
    }
  }

  func append(_ leaf: LeafTable.Leaf) throws {
    idEnd += UInt64(leaf.id.count)
    records.append(bigEndian: leaf.nonce.value)
    records.append(bigEndian: leaf.amount)
    records.append(bigEndian: idEnd)
    try records.flush(to: file, above: Region.bufferBytes)
    ids.append(leaf.id)
    try ids.flush(to: file, above: Region.bufferBytes)
  }

  func append(_ nodes: [UInt8], level: Int) throws {
    if level == TreeWriter.blockLevel { blockRoots += nodes }
    guard level >= TreeLayout.lowestLevel, level < layout.levels else { return }
    let index = level - TreeLayout.lowestLevel
    levels[index].append(nodes)
    try levels[index].flush(to: file, above: Region.bufferBytes)
  }

  /// Writes the levels above the blocks, then the header as the last thing.
  func finish(root: SumNode, hash: some BatchHash) throws {
    var nodes = blockRoots
    var level = TreeWriter.blockLevel
    while nodes.count > SumNode.byteCount {
      nodes = try foldLevel(nodes, hash: hash)
      level += 1
      try append(nodes, level: level)
    }
    // The same root by two ways: by compact range and by levels.
    precondition(nodes == root.bytes)
    try records.flush(to: file)
    try ids.flush(to: file)
    for index in levels.indices { try levels[index].flush(to: file) }
    try file.write(TreeHeader(layout: layout, root: root).bytes, at: 0)
    try file.finish()
  }

  private static let blockLevel = 12

  /// A part of the file that grows from its own start.
  private struct Region {
    /// What is collected before it is written.
    static let bufferBytes = 1 << 16
    private var offset: Int
    private var pending: [UInt8] = []

    init(start: Int) { offset = start }

    mutating func append(_ bytes: some Sequence<UInt8>) { pending.append(contentsOf: bytes) }

    mutating func append(bigEndian value: some FixedWidthInteger) {
      withUnsafeBytes(of: value.bigEndian) { pending.append(contentsOf: $0) }
    }

    /// Writes what was collected once it is more than `limit` bytes.
    mutating func flush(to file: OutputFile, above limit: Int = 0) throws {
      guard pending.count > limit else { return }
      try file.write(pending, at: offset)
      offset += pending.count
      pending.removeAll(keepingCapacity: true)
    }
  }
}
