import Diagnostics
import Glibc
import Synchronization

/// A file for pages that the memory budget has no room for.
///
/// It has no name: it is unlinked as it is made, so that it goes away with the process however
/// that ends, and there is nothing to clean up. Each page is checked when it is read back.
final class SpillFile: Sendable {
  private let folder: String
  private let pageBytes: Int
  private let next = Atomic(0)
  /// The open file; it is made when the first page needs it.
  private let opened: Mutex<Int32?>

  /// A file that will be made in `folder`, unless there is an open one.
  init(folder: String, pageBytes: Int, descriptor: Int32? = nil) {
    self.folder = folder
    self.pageBytes = pageBytes
    opened = Mutex(descriptor)
  }

  deinit { opened.withLock { if let descriptor = $0 { close(descriptor) } } }

  var isUsed: Bool { next.load(ordering: .relaxed) > 0 }

  /// Writes a page whose header has its number of bytes, and gives its place.
  func write(_ page: UnsafeMutableRawPointer) throws(InputError) -> Int {
    let descriptor = try descriptor()
    let number = next.add(1, ordering: .relaxed).oldValue
    page.storeBytes(
      of: SpillFile.check(page, number), toByteOffset: PageHeader.check, as: UInt64.self)
    let count = PageHeader.byteCount + SpillFile.used(page)
    var done = 0
    while done < count {
      let written = pwrite(descriptor, page + done, count - done, number * pageBytes + done)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else {
        throw systemError(
          "cannot write the leaves that do not fit the memory", file: folder,
          fullHint: "free some space there, or give more --memory")
      }
      done += written
    }
    return number
  }

  /// Reads a page back.
  ///
  /// - Throws: `InputError` when it is not the page that was written.
  func read(_ number: Int, into buffer: UnsafeMutableRawPointer) throws(InputError) {
    let descriptor = try descriptor()
    var done = 0
    while done < pageBytes {
      let count = pread(descriptor, buffer + done, pageBytes - done, number * pageBytes + done)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw systemError("cannot read back the leaves that did not fit the memory", file: folder)
      }
      // The last page of the file is as long as what is in it.
      if count == 0 { break }
      done += count
    }
    guard done >= PageHeader.byteCount, SpillFile.used(buffer) <= done - PageHeader.byteCount,
      SpillFile.check(buffer, number)
        == buffer.load(fromByteOffset: PageHeader.check, as: UInt64.self)
    else {
      throw InputError(
        "leaves that were written to disk come back changed", file: folder,
        hint: "the disk may be failing; give another folder, or more --memory")
    }
  }

  private static func used(_ page: UnsafeRawPointer) -> Int {
    Int(page.load(fromByteOffset: PageHeader.usedBytes, as: UInt32.self))
  }

  /// A sum over header and records against accident: four lanes of a multiplication each, which
  /// a processor computes side by side. 0.05 ns a byte, where a byte-wise sum would cost 1.
  private static func check(_ page: UnsafeRawPointer, _ number: Int) -> UInt64 {
    var lanes = SIMD4<UInt64>(1, 2, 3, 4) &+ UInt64(number)
    let factor = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
    func add(_ word: SIMD4<UInt64>) {
      lanes = (lanes ^ word) &* factor
      lanes ^= lanes &>> 29
    }
    let head = page.load(as: SIMD4<UInt64>.self)
    add(SIMD4(head.x, head.y, head.z, 0))
    let used = used(page)
    let whole = used / 32 * 32
    for offset in stride(from: 0, to: whole, by: 32) {
      add(page.loadUnaligned(fromByteOffset: PageHeader.byteCount + offset, as: SIMD4<UInt64>.self))
    }
    if used > whole {
      var rest = SIMD4<UInt64>.zero
      withUnsafeMutableBytes(of: &rest) {
        $0.copyMemory(
          from: UnsafeRawBufferPointer(
            start: page + PageHeader.byteCount + whole, count: used - whole))
      }
      add(rest)
    }
    return (0..<4).reduce(0) { ($0 ^ lanes[$1]) &* 0xD6E8_FEB8_6659_FD93 }
  }

  private func descriptor() throws(InputError) -> Int32 {
    try opened.withLock { opened in
      if let opened { return Result<Int32, InputError>.success(opened) }
      let made = openUnnamed()
      guard made >= 0 else {
        return .failure(systemError("cannot make a file for the leaves", file: folder))
      }
      opened = made
      return .success(made)
    }.get()
  }

  /// O_TMPFILE, which the C header builds in a way that Swift does not import.
  private var temporaryFile: Int32 { 0o20_000_000 | O_DIRECTORY }

  private func openUnnamed() -> Int32 {
    let unnamed = open(folder, temporaryFile | O_RDWR | O_CLOEXEC, 0o600)
    if unnamed >= 0 { return unnamed }
    // Some file systems cannot make a file without a name; then it has one for a moment.
    var name = Array((folder + "/.touchstone-leaves-XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    if descriptor >= 0 {
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    return descriptor
  }
}
