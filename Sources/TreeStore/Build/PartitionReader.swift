import Diagnostics

/// Brings a partition's leaves into memory in order, as many at a time as the limit allows.
///
/// A partition nearly always fits and takes one pass over its pages. One that is larger, because
/// the number of leaves was not known when the partitions were made or because one holder stands
/// in many rows, takes several, each of which keeps the lowest nonces not yet had. So the memory
/// is bounded whatever the leaves are, without writing any of them again.
struct PartitionReader: ~Copyable {
  let store: PageStore
  /// The most bytes of leaves in memory at a time, unless two leaves have more.
  let limit: Int
  private var sorter = LeafSorter()
  private let buffer: PageBuffer

  init(store: PageStore, limit: Int) {
    self.store = store
    self.limit = limit
    buffer = PageBuffer(bytes: store.pageBytes)
  }

  /// Calls `body` with the sorter holding the next leaves in order, until all of them were there.
  mutating func forEachRun(
    of partition: Partition, _ body: (borrowing LeafSorter) throws -> Void
  ) throws {
    var low = partition.nonces.lowerBound
    let last = partition.nonces.upperBound
    var left = partition.bytes
    var isUniform = true
    while true {
      var range = low...last
      if isUniform, left > limit {
        // What a run of uniform nonces would need, a little less for chance.
        let share = (last - low) / UInt128(left) * UInt128(limit - limit / 16)
        range = low...(low + share)
      }
      sorter.removeAll()
      for chain in partition.chains {
        var link = chain
        while link != .none {
          let page = try store.page(link, buffer: buffer.start)
          sorter.append(page, in: range)
          link = PageLink(code: page.load(fromByteOffset: PageHeader.previous, as: UInt64.self))
          if sorter.used > limit, sorter.count > 2 {
            range = low...sorter.keepLowerHalf()
            isUniform = false
          }
        }
      }
      sorter.sort()
      left -= sorter.used
      try body(sorter)
      if range.upperBound == last { return }
      low = range.upperBound + 1
    }
  }
}

/// Memory for one page of the file.
final class PageBuffer {
  let start: UnsafeMutableRawPointer

  init(bytes: Int) { start = .allocate(byteCount: bytes, alignment: 16) }

  deinit { start.deallocate() }
}
