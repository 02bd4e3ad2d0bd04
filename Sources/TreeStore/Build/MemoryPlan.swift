/// What a build may use of the machine.
public struct BuildResources: Sendable {
  /// Threads that work at once.
  public let threads: Int
  /// The memory that the whole process should stay within, in bytes.
  public let memory: Int
  /// The folder for leaves that do not fit the memory.
  public let folder: String

  /// These resources; `memory` should not be below ``leastMemory``.
  public init(threads: Int, memory: Int, folder: String) {
    self.threads = threads
    self.memory = memory
    self.folder = folder
  }

  /// With less memory than this nothing is promised: 128 MiB.
  public static let leastMemory = 128 << 20
}

/// How a build divides its memory.
struct MemoryPlan: Equatable {
  /// Workers that have memory to work with.
  let threads: Int
  /// There are 2^bits partitions.
  let bits: Int
  let pageBytes: Int
  /// Pages in memory, besides one for each worker and partition.
  let pages: Int
  /// The most bytes of leaves that one worker sorts at a time.
  let sortBytes: Int

  init(threads: Int, bits: Int, pageBytes: Int, pages: Int, sortBytes: Int) {
    self.threads = threads
    self.bits = bits
    self.pageBytes = pageBytes
    self.pages = pages
    self.sortBytes = sortBytes
  }

  /// A plan for about `expectedBytes` of leaves. Any number can come; a wrong guess costs time.
  init(_ resources: BuildResources, expectedBytes: Int) {
    // The program itself, and what each worker has besides leaves.
    let processBytes = 24 << 20
    let workerBytes = 4 << 20
    let free = max(resources.memory - processBytes, 16 << 20)
    threads = max(1, min(resources.threads, free / (4 * workerBytes)))
    let leaves = max(free - threads * workerBytes, 8 << 20)
    sortBytes = min(leaves / 4 / threads, 256 << 20)
    // Partitions that fit a processor's second cache, as long as one page for each of them and
    // each worker takes a third of the memory at most.
    var bits = 0
    while bits < 16, expectedBytes >> bits > 640 << 10, threads << (bits + 1) <= leaves / 3 / 4096 {
      bits += 1
    }
    self.bits = bits
    // Small pages waste less at the end of each partition, large ones cost fewer writes.
    let leastPageBytes = 4096
    var pageBytes = leastPageBytes
    while pageBytes < 16 << 10, threads << bits <= leaves / 3 / (2 * pageBytes),
      expectedBytes > threads << bits * 16 * pageBytes
    {
      pageBytes *= 2
    }
    self.pageBytes = pageBytes
    let home = (threads << bits) * pageBytes
    pages = max(0, leaves - threads * sortBytes - home) / pageBytes
  }
}
