import Foundation
import Hashing
import MerkleSum
import TestSupport

/// Hashing alone, on one core and in cache, per kernel.
struct HashBench {
  let rounds: Int
  /// Messages of a batch: as many as a tree's block has leaves.
  private let count = 4096

  func run() throws -> Result {
    var random = SeededGenerator(seed: 1)
    let bytes = (0..<(count * 160)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let mixed = (0..<count).reduce(into: [Int]()) { ends, _ in
      ends.append((ends.last ?? 0) + Int.random(in: 33...152, using: &random))
    }
    let kernels = BatchHasher.Kernel.allCases.filter(\.isSupported)
    let hashers = try kernels.map { try BatchHasher($0) }
    var result = try Result(
      title: "hashing, one core, batches of \(count), processor time",
      cells: hashers.flatMap { cells($0, bytes: bytes, mixed: mixed) }, rounds: rounds)
    for kernel in kernels where kernel != .openssl {
      result.compare(
        "97 bytes: openssl / \(kernel.rawValue)", "openssl 97 bytes",
        over: "\(kernel.rawValue) 97 bytes")
    }
    for kernel in kernels {
      result.compare(
        "\(kernel.rawValue): raw rate / tree level", "\(kernel.rawValue) 112 bytes",
        over: "\(kernel.rawValue) tree level, a node", target: ">= 0.90 on the fastest")
      result.compare(
        "\(kernel.rawValue): a block, mixed / equal lengths",
        "\(kernel.rawValue) 33 to 152 bytes, a block",
        over: "\(kernel.rawValue) compression")
    }
    return result
  }

  private func cells(_ hash: BatchHasher, bytes: [UInt8], mixed: [Int]) -> [Cell] {
    let name = hash.kernel.rawValue
    let batch = HashBatch(hash: hash, bytes: bytes, count: count)
    let ids = (1...count).map { $0 * 36 }
    let blocks = zip([0] + mixed, mixed).reduce(0) { $0 + ($1.1 - $1.0 + 10 + 63) / 64 }
    // Small counts and sums: random ones would overflow.
    let nodes = bytes[..<(count * SumNode.byteCount)].enumerated().map { index, byte in
      index % SumNode.byteCount < 12 ? 0 : byte
    }
    func cell(
      _ what: String, _ unit: String, units: Int, _ body: @escaping () -> Void
    ) -> Cell {
      Cell(name: "\(name) \(what)") {
        [Cell.Quantity(name: "", unit: "ns a \(unit)", value: timed(units: units, body))]
      }
    }
    return [
      cell("97 bytes", "message", units: count) { batch.hash(length: 97) },
      cell("112 bytes", "message", units: count) { batch.hash(length: 112) },
      cell("compression", "block", units: 2 * count) { batch.hash(length: 112) },
      cell("33 to 152 bytes, a block", "block", units: blocks) { batch.hash(ends: mixed) },
      cell("nonce of a 36-byte id", "nonce", units: count) { batch.nonces(ends: ids) },
      cell("tree level, a node", "node", units: count / 2) { batch.fold(nodes) },
    ]
  }

  /// Nanoseconds of this thread's processor time a unit, over at least five milliseconds.
  private func timed(units: Int, _ body: () -> Void) -> Double {
    let start = threadTime()
    var runs = 0
    var spent = 0.0
    while spent < 5e6 {
      body()
      runs += 1
      spent = threadTime() - start
    }
    return spent / Double(runs * units)
  }

  private func threadTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
