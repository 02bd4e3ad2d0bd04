import MerkleSum
import Synchronization

/// Blocks whose leaves come from several partitions: whoever brings a block's last leaves gets the
/// whole block. The workers go through the partitions in order, so few blocks wait at a time.
final class BlockFragments: Sendable {
  private struct Block {
    var nodes: [UInt8]
    var missing: Int
  }

  private let blocks = Mutex<[Int: Block]>([:])
  private let count: Int

  /// Blocks of a tree of `count` leaves.
  init(count: Int) { self.count = count }

  /// The number of leaves of a block: 4096 but for the last one.
  func leaves(in block: Int) -> Int {
    min(BlockFolder.leaves, count - block * BlockFolder.leaves)
  }

  /// Adds the encoded nodes of the leaves from `position` on, all of one block.
  ///
  /// - Returns: the block's nodes once all are there; nil before.
  func add(_ nodes: UnsafeRawBufferPointer, at position: Int) -> [UInt8]? {
    let number = position / BlockFolder.leaves
    let leaves = leaves(in: number)
    let start = position % BlockFolder.leaves * SumNode.byteCount
    return blocks.withLock { blocks in
      var block =
        blocks.removeValue(forKey: number)
        ?? Block(nodes: [UInt8](repeating: 0, count: leaves * SumNode.byteCount), missing: leaves)
      block.nodes.withUnsafeMutableBytes {
        UnsafeMutableRawBufferPointer(rebasing: $0[start...]).copyMemory(from: nodes)
      }
      block.missing -= nodes.count / SumNode.byteCount
      if block.missing == 0 { return block.nodes }
      blocks[number] = block
      return nil
    }
  }
}
