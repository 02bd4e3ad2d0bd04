import MerkleSum
import TestSupport
import Testing

@testable import TreeStore

@Suite struct LeafSorterTests {
  /// Sorts leaves with these nonces, which come in pages of some; a leaf's origin is its place.
  private func order(_ nonces: [UInt128], keepingHalf: Bool = false) -> [UInt64] {
    var sorter = LeafSorter()
    let page = UnsafeMutableRawPointer.allocate(byteCount: 1024, alignment: 32)
    defer { page.deallocate() }
    for start in stride(from: 0, to: nonces.count, by: 20) {
      var used = 0
      for index in start..<min(start + 20, nonces.count) {
        withUnsafeBytes(of: UInt32(index)) {
          LeafRecord.store(
            $0, nonce: nonces[index], amount: 1, origin: UInt64(index),
            at: page + PageHeader.byteCount + used)
        }
        used += LeafRecord.fixedBytes + 4
      }
      page.storeBytes(of: UInt32(used), toByteOffset: PageHeader.usedBytes, as: UInt32.self)
      sorter.append(page, in: 0...(.max))
    }
    if keepingHalf {
      let highest = sorter.keepLowerHalf()
      #expect(highest < .max || nonces.allSatisfy { $0 == .max })
    }
    sorter.sort()
    return (0..<sorter.count).map { LeafRecord.origin(at: sorter[$0]) }
  }

  /// The order by its definition.
  private func plainOrder(_ nonces: [UInt128]) -> [UInt64] {
    nonces.indices.sorted { (nonces[$0], $0) < (nonces[$1], $1) }.map(UInt64.init)
  }

  @Test(arguments: [0, 1, 2, 7, 8, 9, 63, 64, 65, 1000, 4096, 20_000])
  func random(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let nonces = (0..<count).map { _ in UInt128.random(in: 0...(.max), using: &generator) }
    #expect(order(nonces) == plainOrder(nonces))
    // As the leaves of one partition are: their first bits are equal.
    let near = nonces.map { $0 >> 11 | 5 << 117 }
    #expect(order(near) == plainOrder(near))
  }

  /// Nonces that no honest key would give: all in one bucket, in the wrong order, or equal.
  @Test(arguments: [2, 64, 200, 5000])
  func adversarial(count: Int) {
    let rising = (0..<count).map { UInt128($0) }
    let spread = UInt128.max / UInt128(count)
    let inputs: [[UInt128]] = [
      Array(repeating: 0, count: count), Array(repeating: .max, count: count),
      rising, rising.reversed(), rising.map { $0 * spread }, rising.reversed().map { $0 * spread },
      rising.map { $0 % 3 * spread }, rising.map { $0 % 2 == 0 ? .max - $0 : $0 },
    ]
    for nonces in inputs { #expect(order(nonces) == plainOrder(nonces)) }
  }

  /// What is kept is the beginning of the order, but for third leaves of one nonce.
  @Test(arguments: [1, 3, 50, 1000])
  func lowerHalf(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let nonces = (0..<count).map { _ in UInt128.random(in: 0..<100, using: &generator) << 90 }
    let kept = order(nonces, keepingHalf: true)
    let all = plainOrder(nonces)
    let firstTwo = all.indices.filter {
      $0 < 2 || nonces[Int(all[$0])] != nonces[Int(all[$0 - 2])]
    }.map { all[$0] }
    #expect(kept == Array(firstTwo.prefix(kept.count)))
    #expect(kept.count * 2 <= firstTwo.count + 3)
    if kept.count < firstTwo.count {
      #expect(nonces[Int(kept[kept.count - 1])] < nonces[Int(firstTwo[kept.count])])
    }
  }
}
