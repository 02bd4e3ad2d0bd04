import Diagnostics
import MerkleSum

/// One worker's leaves, dealt out by the leading bits of their nonces into one page a partition.
///
/// Nonces are uniform, so partitions are of nearly equal size and small enough to be sorted in a
/// processor's cache. A worker has pages of its own: dealing out takes no lock.
final class Scatter {
  /// What one worker has of one partition.
  struct Share {
    /// The page that is being filled, which links to the ones before.
    var link = PageLink.none
    var count = 0
    var bytes = 0
  }

  private struct Slot {
    var page: UnsafeMutableRawPointer
    var used: UInt32 = 0
    var count: UInt32 = 0
  }

  private let store: PageStore
  private let shift: UInt64
  private let isSingle: Bool
  private let room: UInt32
  private let home: MappedMemory
  private var slots: [Slot]
  private var full: [Share]
  private(set) var total: UInt128 = 0
  private(set) var count = 0
  private(set) var totalOverflows = false

  /// A worker's share of 2^`bits` partitions.
  init(store: PageStore, bits: Int) throws(InputError) {
    self.store = store
    shift = UInt64(64 - bits)
    isSingle = bits == 0
    room = UInt32(store.pageBytes - PageHeader.byteCount)
    // Each partition's first page is its own: however small the budget, leaves can be dealt out.
    let home = try MappedMemory(bytes: store.pageBytes << bits)
    self.home = home
    let pageBytes = store.pageBytes
    slots = (0..<(1 << bits)).map { Slot(page: home.start + $0 * pageBytes) }
    full = [Share](repeating: Share(), count: 1 << bits)
  }

  /// Adds leaves with their nonces; each id has 1 to 255 bytes.
  func append(_ batch: LeafBatch, nonces: UnsafeBufferPointer<UInt128>) throws(InputError) {
    try batch.ids.withUnsafeBytes { ids in
      batch.amounts.withUnsafeBufferPointer { amounts in
        batch.origins.withUnsafeBufferPointer { origins in
          batch.idEnds.withUnsafeBufferPointer { ends in
            slots.withUnsafeMutableBufferPointer { slots in
              Result { () throws(InputError) in
                var start = 0
                var sum = total
                defer { total = sum }
                count += ends.count
                for index in 0..<ends.count {
                  let nonce = nonces[index]
                  let part = isSingle ? 0 : Int(UInt64(truncatingIfNeeded: nonce >> 64) >> shift)
                  let id = UnsafeRawBufferPointer(rebasing: ids[start..<ends[index]])
                  start = ends[index]
                  let size = UInt32(LeafRecord.fixedBytes + id.count)
                  if slots[part].used + size > room { try turnPage(&slots[part], part) }
                  LeafRecord.store(
                    id, nonce: nonce, amount: amounts[index], origin: origins[index],
                    at: slots[part].page + PageHeader.byteCount + Int(slots[part].used))
                  slots[part].used += size
                  slots[part].count += 1
                  let (next, overflow) = sum.addingReportingOverflow(amounts[index])
                  sum = next
                  if overflow { totalOverflows = true }
                }
              }
            }
          }
        }
      }
    }.get()
  }

  /// Ends a full page and begins another one: in memory as long as there is some, else the full
  /// one is written out and filled anew.
  private func turnPage(_ slot: inout Slot, _ part: Int) throws(InputError) {
    close(slot, part)
    full[part].count += Int(slot.count)
    full[part].bytes += Int(slot.used)
    if let page = store.takePage() {
      full[part].link = PageLink(slot.page)
      slot.page = page
    } else {
      full[part].link = try store.spill(slot.page)
    }
    slot.used = 0
    slot.count = 0
  }

  private func close(_ slot: Slot, _ part: Int) {
    slot.page.storeBytes(
      of: full[part].link.code, toByteOffset: PageHeader.previous, as: UInt64.self)
    slot.page.storeBytes(of: slot.used, toByteOffset: PageHeader.usedBytes, as: UInt32.self)
    slot.page.storeBytes(
      of: UInt32(truncatingIfNeeded: part), toByteOffset: PageHeader.partition, as: UInt32.self)
  }

  /// The shares, with the pages that are not full; nothing more can be added.
  func finish() -> [Share] {
    for part in slots.indices where slots[part].count > 0 {
      close(slots[part], part)
      full[part].count += Int(slots[part].count)
      full[part].bytes += Int(slots[part].used)
      full[part].link = PageLink(slots[part].page)
      slots[part].used = 0
      slots[part].count = 0
    }
    return full
  }
}
