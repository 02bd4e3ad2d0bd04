import Diagnostics
import MerkleSum

/// One worker's place to sort leaves: the leaves side by side, and a short entry for each, which
/// is all that is moved.
///
/// It is a value that cannot be copied: a class's properties are guarded at each access, which would
/// cost more than the sorting.
struct LeafSorter: ~Copyable {
  /// A leaf while it is sorted. The leading half of its nonce travels with it, so that comparing
  /// two leaves nearly never goes back to the leaves.
  struct Entry {
    let key: UInt64
    let offset: Int
  }

  private var leaves = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// The bytes of the leaves that are there.
  private(set) var used = 0
  private var entries: [Entry] = []
  private var sorted: [Entry] = []
  private var ends: [UInt32] = []

  deinit { leaves.deallocate() }

  /// The number of leaves.
  var count: Int { entries.count }

  /// Takes all leaves away; their memory is kept.
  mutating func removeAll() {
    used = 0
    entries.removeAll(keepingCapacity: true)
  }

  /// Adds the leaves of a page whose nonces are in `range`.
  mutating func append(_ page: UnsafeRawPointer, in range: ClosedRange<UInt128>) {
    let bytes = Int(page.load(fromByteOffset: PageHeader.usedBytes, as: UInt32.self))
    reserve(bytes)
    let end = page + PageHeader.byteCount + bytes
    var record = page + PageHeader.byteCount
    while record < end {
      let size = LeafRecord.byteCount(at: record)
      let nonce = LeafRecord.nonce(at: record)
      if range.contains(nonce) {
        entries.append(Entry(key: UInt64(truncatingIfNeeded: nonce >> 64), offset: used))
        (leaves.baseAddress! + used).copyMemory(from: record, byteCount: size)
        used += size
      }
      record += size
    }
  }

  private mutating func reserve(_ bytes: Int) {
    guard used + bytes > leaves.count else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(used + bytes, leaves.count * 3 / 2), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: leaves[..<used]))
    leaves.deallocate()
    leaves = larger
  }

  /// Puts the leaves into ascending order of nonce, then of origin.
  ///
  /// Nonces are uniform, so a counting pass over the bits that differ puts each one within a few
  /// places of where it belongs, and what is left is an insertion sort in the first cache. A tenth
  /// of what comparing takes.
  mutating func sort() {
    guard entries.count > 1 else { return }
    var low = UInt64.max
    var high = UInt64.min
    for entry in entries {
      low = min(low, entry.key)
      high = max(high, entry.key)
    }
    // About eight leaves a bucket.
    let bits = max(0, Int.bitWidth - entries.count.leadingZeroBitCount - 3)
    let span = UInt64.bitWidth - (high - low).leadingZeroBitCount
    let shift = UInt64(max(0, span - bits))
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: Int((high - low) >> shift) + 2))
    for entry in entries { ends[Int((entry.key - low) >> shift) + 1] += 1 }
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    sorted.removeAll(keepingCapacity: true)
    sorted.append(contentsOf: repeatElement(Entry(key: 0, offset: 0), count: entries.count))
    for entry in entries {
      let bucket = Int((entry.key - low) >> shift)
      sorted[Int(ends[bucket])] = entry
      ends[bucket] += 1
    }
    swap(&entries, &sorted)
    var start = 0
    for end in ends.dropLast() {
      sortBucket(start..<Int(end))
      start = Int(end)
    }
  }

  private mutating func sortBucket(_ range: Range<Int>) {
    let order = Order(leaves: UnsafeRawPointer(leaves.baseAddress!))
    // Only the same holder many times over fills a bucket.
    guard range.count <= 32 else {
      entries[range].sort { order.comesBefore($0, $1) }
      return
    }
    entries.withUnsafeMutableBufferPointer { entries in
      for index in range.dropFirst() {
        let entry = entries[index]
        var place = index
        while place > range.lowerBound, order.comesBefore(entry, entries[place - 1]) {
          entries[place] = entries[place - 1]
          place -= 1
        }
        entries[place] = entry
      }
    }
  }

  /// The order of two entries, by the leaves where the entries alone do not tell.
  private struct Order {
    let leaves: UnsafeRawPointer

    @inline(__always)
    func comesBefore(_ a: Entry, _ b: Entry) -> Bool {
      guard a.key == b.key else { return a.key < b.key }
      let (first, second) = (leaves + a.offset, leaves + b.offset)
      return (LeafRecord.nonce(at: first), LeafRecord.origin(at: first))
        < (LeafRecord.nonce(at: second), LeafRecord.origin(at: second))
    }
  }

  private func leaf(_ entry: Entry) -> UnsafeRawPointer {
    UnsafeRawPointer(leaves.baseAddress! + entry.offset)
  }

  private func nonce(_ entry: Entry) -> UInt128 { LeafRecord.nonce(at: leaf(entry)) }

  /// The leaf at a position in order.
  @inline(__always)
  subscript(position: Int) -> UnsafeRawPointer { leaf(entries[position]) }

  /// The conflict among the sorted leaves that is read first; nil when all nonces differ.
  func conflict() -> LeafConflict? {
    var first: LeafConflict?
    for position in entries.indices.dropFirst()
    where entries[position].key == entries[position - 1].key {
      let (a, b) = (self[position - 1], self[position])
      guard LeafRecord.nonce(at: a) == LeafRecord.nonce(at: b) else { continue }
      let conflict = LeafConflict(
        first: LeafRecord.origin(at: a), second: LeafRecord.origin(at: b),
        sameID: LeafRecord.id(at: a).elementsEqual(LeafRecord.id(at: b)))
      if first.map({ conflict.second < $0.second }) ?? true { first = conflict }
    }
    return first
  }

  /// Makes room: sorts, keeps two leaves of each nonce, since the first two are all that a
  /// conflict's message needs, and of those the lower half by nonce.
  ///
  /// - Returns: the highest nonce that is kept; leaves up to it are all still there.
  mutating func keepLowerHalf() -> UInt128 {
    sort()
    var kept: [Entry] = []
    for (position, entry) in entries.enumerated()
    where position < 2 || nonce(entry) != nonce(entries[position - 2]) { kept.append(entry) }
    // The leaves of one nonce stay together.
    var end = max(1, kept.count / 2)
    while end < kept.count, nonce(kept[end]) == nonce(kept[end - 1]) { end += 1 }
    let highest = nonce(kept[end - 1])
    compact(kept[..<end])
    return highest
  }

  private mutating func compact(_ kept: ArraySlice<Entry>) {
    let bytes = kept.reduce(0) { $0 + LeafRecord.byteCount(at: leaf($1)) }
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes, alignment: 16)
    defer { copy.deallocate() }
    var end = 0
    var entries: [Entry] = []
    for entry in kept {
      let size = LeafRecord.byteCount(at: leaf(entry))
      (copy.baseAddress! + end).copyMemory(from: leaf(entry), byteCount: size)
      entries.append(Entry(key: entry.key, offset: end))
      end += size
    }
    leaves.copyMemory(from: UnsafeRawBufferPointer(copy))
    self.entries = entries
    used = end
  }
}
