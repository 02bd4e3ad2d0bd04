import MerkleSum

/// Where things stand in a stored tree, all of it computed from the number of leaves and the
/// length of the ids.
///
/// `header | records | ids | levels`, integers big-endian:
/// - the header is ``headerBytes`` long: the magic line, the leaf count, total and root, the
///   length of the ids, and SHA-256 over what stands before it;
/// - a record is `nonce:16 | amount:16 | idEnd:8`, in leaf order; its id begins where the one
///   before ends;
/// - levels 4 and up are stored, 56 bytes a node; the lower ones are cheaper to make again than
///   to read.
struct TreeLayout: Equatable {
  static let magic: [UInt8] = Array("touchstone/tree/1\n".utf8)
  static let headerBytes = 128
  static let recordBytes = 40
  /// The lowest level that is stored: a node of it stands for 16 leaves.
  static let lowestLevel = 4

  let count: UInt64
  let idBytes: Int

  var recordsStart: Int { TreeLayout.headerBytes }
  var idsStart: Int { recordsStart + Int(count) * TreeLayout.recordBytes }
  var levelsStart: Int { idsStart + idBytes }

  /// Nodes on a level: each level has half of the one below, a lone last node is promoted.
  func width(of level: Int) -> Int { Int((count - 1) >> UInt64(level)) + 1 }

  /// The number of levels, from the leaves to the root.
  var levels: Int {
    var level = 0
    while width(of: level) > 1 { level += 1 }
    return level + 1
  }

  /// Where a stored node begins.
  func nodeStart(level: Int, position: Int) -> Int {
    var start = levelsStart
    for below in TreeLayout.lowestLevel..<max(level, TreeLayout.lowestLevel) {
      start += width(of: below) * SumNode.byteCount
    }
    return start + position * SumNode.byteCount
  }

  /// The length of the whole file.
  var fileBytes: Int {
    nodeStart(level: max(levels, TreeLayout.lowestLevel), position: 0)
  }
}
