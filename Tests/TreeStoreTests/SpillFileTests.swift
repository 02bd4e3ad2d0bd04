import Diagnostics
import Glibc
import TestSupport
import Testing

@testable import TreeStore

/// Pages on disk: they come back as they were, or not at all.
@Suite struct SpillFileTests {
  private let scratch = Scratch()
  private let pageBytes = 512

  private func write(_ fill: UInt8, used: Int, to file: SpillFile) throws(InputError) -> Int {
    let page = PageBuffer(bytes: pageBytes)
    memset(page.start, 0, pageBytes)
    page.start.storeBytes(of: UInt32(used), toByteOffset: PageHeader.usedBytes, as: UInt32.self)
    memset(page.start + PageHeader.byteCount, Int32(fill), used)
    return try withExtendedLifetime(page) { () throws(InputError) in try file.write(page.start) }
  }

  @Test func comesBack() throws {
    let file = SpillFile(folder: scratch.path, pageBytes: pageBytes)
    #expect(!file.isUsed)
    for used in 0...(pageBytes - PageHeader.byteCount) {
      #expect(try write(UInt8(truncatingIfNeeded: used), used: used, to: file) == used)
    }
    #expect(file.isUsed)
    // It has no name, so nothing has to be cleared away.
    #expect(scratch.names == [])
    let buffer = PageBuffer(bytes: pageBytes)
    for used in (0...(pageBytes - PageHeader.byteCount)).reversed() {
      try file.read(used, into: buffer.start)
      let length = buffer.start.load(fromByteOffset: PageHeader.usedBytes, as: UInt32.self)
      #expect(length == UInt32(used))
      let bytes = UnsafeRawBufferPointer(start: buffer.start + PageHeader.byteCount, count: used)
      #expect(bytes.allSatisfy { $0 == UInt8(truncatingIfNeeded: used) })
    }
  }

  /// Each byte that matters, changed in each of its bits.
  @Test func changesAreSeen() throws {
    let path = scratch.file("spill", [])
    let descriptor = open(path, O_RDWR)
    let file = SpillFile(folder: "there", pageBytes: pageBytes, descriptor: descriptor)
    _ = try write(1, used: 100, to: file)
    let honest = contents(path)
    let buffer = PageBuffer(bytes: pageBytes)
    for position in 0..<(PageHeader.byteCount + 100) {
      for bit: UInt8 in 0..<8 {
        let changed = [honest[position] ^ 1 << bit]
        #expect(pwrite(descriptor, changed, 1, off_t(position)) == 1)
        #expect(
          reason { try file.read(0, into: buffer.start) }
            == "leaves that were written to disk come back changed")
      }
      #expect(pwrite(descriptor, [honest[position]], 1, off_t(position)) == 1)
    }
    try file.read(0, into: buffer.start)
    for length in 0..<(PageHeader.byteCount + 100) {
      #expect(ftruncate(descriptor, off_t(length)) == 0)
      #expect(reason { try file.read(0, into: buffer.start) } != "none")
    }
  }

  /// A page in another one's place is not taken for it.
  @Test func pagesThatMoved() throws {
    let path = scratch.file("spill", [])
    let descriptor = open(path, O_RDWR)
    let file = SpillFile(folder: "there", pageBytes: pageBytes, descriptor: descriptor)
    for fill: UInt8 in 0..<2 { _ = try write(fill, used: 480, to: file) }
    let bytes = contents(path)
    #expect(pwrite(descriptor, Array(bytes[..<512]), 512, 512) == 512)
    let buffer = PageBuffer(bytes: pageBytes)
    #expect(reason { try file.read(1, into: buffer.start) } != "none")
  }

  @Test func fullDisk() {
    let file = SpillFile(
      folder: "there", pageBytes: pageBytes, descriptor: open("/dev/full", O_RDWR))
    do {
      _ = try write(1, used: 100, to: file)
      Issue.record("/dev/full took a page")
    } catch {
      #expect(
        error.reason
          == "cannot write the leaves that do not fit the memory: no space left on device")
      #expect(error.hint == "free some space there, or give more --memory")
      #expect(error.location?.file == "there")
    }
  }
}
