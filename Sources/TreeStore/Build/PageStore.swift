import Diagnostics
import Glibc
import Synchronization

/// Memory for leaves on their way, in pages of one size; beyond the budget pages go to a file.
///
/// Pages of one partition form a chain through their headers. So what has to be remembered is one
/// link for each partition, whether there are a thousand pages or a billion.
final class PageStore: Sendable {
  /// The bytes of a page.
  let pageBytes: Int
  private let memory: MappedMemory
  private let taken = Atomic(0)
  private let spill: SpillFile

  /// A store of `pages` pages in memory; others go to a file in `folder`.
  init(pages: Int, pageBytes: Int, folder: String) throws(InputError) {
    self.pageBytes = pageBytes
    memory = try MappedMemory(bytes: pages * pageBytes)
    spill = SpillFile(folder: folder, pageBytes: pageBytes)
  }

  /// True when pages went to the file.
  var hasSpilled: Bool { spill.isUsed }

  /// A new page in memory; nil when the budget is used up.
  func takePage() -> UnsafeMutableRawPointer? {
    // The counter would run over after 2^63 refusals.
    let number = taken.add(1, ordering: .relaxed).oldValue
    guard (number + 1) * pageBytes <= memory.byteCount else { return nil }
    return memory.start + number * pageBytes
  }

  /// Writes a full page to the file; its memory may be used again.
  func spill(_ page: UnsafeMutableRawPointer) throws(InputError) -> PageLink {
    PageLink(filePage: try spill.write(page))
  }

  /// The page that a link leads to, which is read into `buffer` when it lies in the file.
  func page(
    _ link: PageLink, buffer: UnsafeMutableRawPointer
  ) throws(InputError) -> UnsafeRawPointer {
    if let page = link.memoryPage { return page }
    try spill.read(link.filePage, into: buffer)
    return UnsafeRawPointer(buffer)
  }
}

/// Where the next page of a chain is: an address, a place in the file, or nowhere.
struct PageLink: Equatable {
  let code: UInt64
  static let none = PageLink(code: 0)

  init(code: UInt64) { self.code = code }

  /// A page in memory; addresses are even.
  init(_ page: UnsafeMutableRawPointer) { code = UInt64(UInt(bitPattern: page)) }

  init(filePage: Int) { code = UInt64(filePage) << 1 | 1 }

  var memoryPage: UnsafeRawPointer? {
    code & 1 == 0 ? UnsafeRawPointer(bitPattern: UInt(code)) : nil
  }

  var filePage: Int { Int(code >> 1) }
}

/// The first bytes of a page.
enum PageHeader {
  static let byteCount = 32
  static let previous = 0
  static let usedBytes = 8
  static let partition = 16
  static let check = 24
}

/// Memory that comes from the system as it is touched. It is asked for in large pages: first
/// touch of small ones costs 0.7 ns a byte on a virtual machine, which is 50 ns a leaf.
final class MappedMemory: @unchecked Sendable {
  let start: UnsafeMutableRawPointer
  let byteCount: Int

  init(bytes: Int) throws(InputError) {
    byteCount = bytes
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let map = mmap(nil, max(bytes, 1), PROT_READ | PROT_WRITE, flags, -1, 0),
      map != MAP_FAILED
    else {
      throw InputError(
        "cannot get \(bytes >> 20) MiB of memory: \(String(cString: strerror(errno)).lowercased())",
        hint: "give a smaller --memory")
    }
    start = map
    // A kernel without large pages refuses, which changes nothing but the speed.
    madvise(map, bytes, MADV_HUGEPAGE)
  }

  deinit { munmap(start, max(byteCount, 1)) }
}
