import TestSupport
import Testing

@testable import TreeStore

@Suite struct NonceOrderTests {
  /// The order by its definition.
  private func plainOrder(_ nonces: [UInt128]) -> [UInt32] {
    nonces.indices.sorted { (nonces[$0], $0) < (nonces[$1], $1) }.map(UInt32.init)
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 127, 128, 129, 1000, 4096, 20_000])
  func random(count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let nonces = (0..<count).map { _ in UInt128.random(in: 0...(.max), using: &generator) }
    #expect(nonceOrder(of: nonces) == plainOrder(nonces))
  }

  /// Nonces that no honest key would give: all in one partition, in the wrong order, or equal.
  @Test(arguments: [2, 64, 200, 5000])
  func adversarial(count: Int) {
    let rising = (0..<count).map { UInt128($0) }
    let spread = UInt128.max / UInt128(count)
    let inputs: [[UInt128]] = [
      Array(repeating: 0, count: count), Array(repeating: .max, count: count),
      rising, rising.reversed(), rising.map { $0 * spread }, rising.reversed().map { $0 * spread },
      rising.map { $0 % 3 * spread }, rising.map { $0 % 2 == 0 ? .max - $0 : $0 },
    ]
    for nonces in inputs { #expect(nonceOrder(of: nonces) == plainOrder(nonces)) }
  }
}
