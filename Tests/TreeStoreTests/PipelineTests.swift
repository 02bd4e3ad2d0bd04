import Diagnostics
import Foundation
import Hashing
import MerkleSum
import Synchronization
import TestSupport
import Testing

@testable import TreeStore

/// The same root and the same bytes whatever threads, memory and order of rows.
@Suite struct PipelineTests {
  private let scratch = Scratch()

  /// Small pages, few of them, and hardly any room to sort: everything that a large build meets.
  private static let plans: [MemoryPlan] = [1, 2, 3].flatMap { threads in
    [(0, 0, 1), (0, 2, 700), (1, 0, 1000), (2, 1, 1), (3, 0, 400), (3, 5, 1 << 20)].map {
      MemoryPlan(threads: threads, bits: $0.0, pageBytes: 352, pages: $0.1, sortBytes: $0.2)
    }
  }

  /// Builds with as many threads as the plan has; each takes batches as it comes by.
  private func build(
    _ batches: [LeafBatch], _ plan: MemoryPlan, key: TreeKey = key, in file: String? = nil,
    exporting export: LeafExport? = nil
  ) throws -> SumNode {
    let table = LeafTable(key: key, hash: hash, plan: plan, folder: scratch.path)
    let next = Mutex(0)
    try Workers.run(plan.threads) { worker in
      while true {
        let number = next.withLock { number in
          defer { number += 1 }
          return number
        }
        guard number < batches.count else { return }
        try table.append(batches[number], worker: worker)
      }
    }
    let output = try file.map { try OutputFile(creating: $0, name: "tree") }
    return try table.build(storingIn: output, exporting: export)
  }

  private func check(_ all: [Account], _ batches: [LeafBatch], _ plan: MemoryPlan) throws {
    let path = scratch.path + "/plain-\(UUID().uuidString)"
    let plain = try OutputFile(creating: path, name: "tree")
    let root = try table(all).build(storingIn: plain)
    var text: [UInt8] = []
    let export = LeafExport(format: { $2.append(contentsOf: $1) }, write: { text += $0 })
    let other = try build(batches, plan, in: path + "-other", exporting: export)
    #expect(other == root)
    #expect(contents(path + "-other") == contents(path), "\(all.count) leaves, \(plan)")
    let reader = try TreeReader(path: path)
    #expect(try text == (0..<root.count).flatMap { try reader.leaf(at: $0).id })
    unlink(path)
    unlink(path + "-other")
  }

  @Test(arguments: Array(1...9) + [16, 17, 40])
  func small(count: Int) throws {
    let all = accounts(count)
    for plan in Self.plans { try check(all, batches(all, of: 5), plan) }
  }

  @Test(arguments: [4095, 4096, 4097, 9000], [4, 17])
  func blocks(count: Int, plan: Int) throws {
    var random = SeededGenerator(seed: UInt64(count + plan))
    let plan = Self.plans[plan]
    let all = (0..<count).map {
      Account(
        id: Array("\($0)".utf8), amount: UInt128.random(in: 0...1 << 64, using: &random))
    }
    let few = MemoryPlan(
      threads: plan.threads, bits: 6, pageBytes: 512, pages: plan.pages, sortBytes: 20_000)
    for plan in [
      few,
      MemoryPlan(
        threads: plan.threads, bits: plan.bits, pageBytes: 4096, pages: 3, sortBytes: 100_000),
    ] {
      try check(all, batches(all.shuffled(using: &random), of: 333), plan)
    }
  }

  /// The conflict that is read first is told, whatever stands where.
  @Test func duplicates() throws {
    var random = SeededGenerator(seed: 8)
    for round in 0..<9 {
      var all = (0..<(50 + round)).map { Account(id: Array("\($0)".utf8), amount: 1) }
      // One holder in many rows, another one in two.
      for place in stride(from: 10, to: all.count, by: round % 3 + 2) { all[place].id = [0x61] }
      all[Int.random(in: 20..<40, using: &random)].id = all[5].id
      let expected = try #require(conflict(all))
      for plan in Self.plans {
        #expect(throws: expected) { try build(batches(all, of: 7), plan) }
        #expect(throws: expected) {
          try build(
            batches(all, of: 7), plan, in: scratch.path + "/\(UUID().uuidString)",
            exporting: LeafExport(format: { $2.append(contentsOf: $1) }, write: { _ in }))
        }
      }
    }
  }

  /// Of all pairs of rows with one id, the one whose later row is read first.
  private func conflict(_ all: [Account]) -> LeafConflict? {
    var places: [[UInt8]: Int] = [:]
    for (place, account) in all.enumerated() {
      if let first = places[account.id] {
        return LeafConflict(first: UInt64(first), second: UInt64(place), sameID: true)
      }
      places[account.id] = place
    }
    return nil
  }

  @Test func sumsThatDoNotFit() throws {
    var all = (0..<100).map { Account(id: Array("\($0)".utf8), amount: UInt128.max / 100) }
    for plan in Self.plans {
      #expect(try build(batches(all, of: 3), plan).sum == UInt128.max / 100 * 100)
    }
    all[50].amount += 100
    for plan in Self.plans {
      #expect(throws: TreeError.sumOverflow) { try build(batches(all, of: 3), plan) }
    }
    // A duplicate comes first.
    all[51].id = all[50].id
    for plan in Self.plans {
      #expect(throws: LeafConflict(first: 50, second: 51, sameID: true)) {
        try build(batches(all, of: 3), plan)
      }
    }
  }

  @Test func noFolderForWhatDoesNotFit() {
    let plan = MemoryPlan(threads: 2, bits: 1, pageBytes: 352, pages: 0, sortBytes: 1000)
    let table = LeafTable(key: key, hash: hash, plan: plan, folder: scratch.path + "/none")
    #expect(
      reason { for leaves in batches(accounts(100), of: 9) { try table.append(leaves) } }
        == "cannot make a file for the leaves: no such file or directory")
  }

  /// A failed write of the tree ends all workers.
  @Test(arguments: [1, 3])
  func fullDisk(threads: Int) throws {
    let plan = MemoryPlan(threads: threads, bits: 3, pageBytes: 4096, pages: 9, sortBytes: 5000)
    let table = LeafTable(key: key, hash: hash, plan: plan, folder: scratch.path)
    for leaves in batches(accounts(9000), of: 100) { try table.append(leaves) }
    let export = LeafExport(
      format: { $2.append(contentsOf: $1) }, write: { _ in throw InputError("the disk is full") })
    #expect(reason { _ = try table.build(exporting: export) } == "the disk is full")
  }

  @Test func plansFitTheMemory() {
    for memory in [128 << 20, 200 << 20, 1 << 30, 6 << 30, 1 << 40] {
      for threads in [1, 2, 3, 8, 64, 1024] {
        for expected in [0, 1, 1 << 20, 1 << 27, 1 << 30, 1 << 34, 1 << 40] {
          let plan = MemoryPlan(
            BuildResources(threads: threads, memory: memory, folder: "/"), expectedBytes: expected)
          let home = (plan.threads << plan.bits) * plan.pageBytes
          let bytes = home + plan.pages * plan.pageBytes + plan.threads * (plan.sortBytes + 4 << 20)
          #expect(bytes <= memory - 20 << 20, "\(memory) \(threads) \(expected): \(plan)")
          #expect((1...threads).contains(plan.threads) && plan.sortBytes >= 1 << 20)
        }
      }
    }
  }
}
