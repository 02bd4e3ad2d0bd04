import Glibc

/// A page of memory between two that cannot be touched: whoever reads a byte too many is killed.
final class GuardedPage {
  private let size = Int(sysconf(Int32(_SC_PAGESIZE)))
  private let base: UnsafeMutableRawPointer

  init() {
    base = mmap(nil, 3 * size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
    precondition(mprotect(base + size, size, PROT_READ | PROT_WRITE) == 0)
    for offset in 0..<size {
      base.storeBytes(
        of: UInt8(truncatingIfNeeded: offset &* 7), toByteOffset: size + offset, as: UInt8.self)
    }
  }

  deinit { munmap(base, 3 * size) }

  /// The page's first bytes.
  func first(_ count: Int) -> UnsafeBufferPointer<UInt8> { bytes(at: size, count) }

  /// The page's last bytes.
  func last(_ count: Int) -> UnsafeBufferPointer<UInt8> { bytes(at: 2 * size - count, count) }

  private func bytes(at offset: Int, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: (base + offset).assumingMemoryBound(to: UInt8.self), count: count)
  }
}
