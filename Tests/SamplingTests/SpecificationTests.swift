import Disclosure
import Foundation
import Hashing
import MerkleSum
import Notation
import Testing

@testable import Audit

/// The worked example of `spec/sampling.md`, computed here.
@Suite struct SpecificationTests {
  static let page: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return (try? String(contentsOf: url.appending(path: "spec/sampling.md"), encoding: .utf8)) ?? ""
  }()

  /// The five bars, under the inventory tree key of `spec/tree.md`.
  static func example() throws -> (population: SamplePopulation, seed: SampleSeed) {
    let hex = "8711fbab974e5d57aaeebc6faee7ddfaaf459f9ed63b62875bcbc86a9ae20400"
    let key = try #require(Hex.decode(hex, count: 32).flatMap { TreeKey(bytes: $0) })
    let bars: [(id: String, fine: UInt64)] = [
      ("AU|KGA|AB1234|2019|402950|ozt|999900", 402_910),
      ("AU|KGA|K00017|2024|1000000|g|999900", 32_148),
      ("AU|KGA|AB1235|2019|398450|ozt|999900", 398_410),
      ("AU|RAND|ZA7001|2021|401075|ozt|995800", 399_390),
      ("AU|VALC|B2002|2023|400125|ozt|995800", 398_444),
    ]
    let published = bars.map {
      PublishedBar(
        id: $0.id, list: "KG-BISHKEK-1", fineListed: $0.fine, fineAccepted: $0.fine, reasons: [],
        nonce: key.nonce(for: Array($0.id.utf8)))
    }
    let population = try population(published)
    let seed = SampleSeed(root: population.root.hash, nonce: [UInt8](0xA0...0xAF))
    return (population, try #require(seed))
  }

  @Test func theExamplesBytesAreThoseComputed() throws {
    let (population, seed) = try Self.example()
    #expect(population.root.sum == 1_631_302)
    #expect(Self.page.contains("    \(Hex.encode(population.root.hash.bytes))\n"))
    #expect(Self.page.contains("    \(Hex.encode([UInt8](0xA0...0xAF)))\n"))
    #expect(Self.page.contains("         = \(Hex.encode(seed.digest.bytes))\n"))
    let lines = try ranked(population, seed).map { item in
      let rank = SHA256.hash(seed.digest.bytes + item.nonce.bytes).bytes.prefix(8)
      return "    \(Hex.encode(item.nonce.bytes))  \(Hex.encode(Array(rank)))...  \(item.fine)\n"
        + "      \(item.id)\n"
    }
    #expect(Self.page.contains(lines.joined()))
    let start = SHA256.hash(seed.digest.bytes + Array("monetary-unit".utf8))
    #expect(Self.page.contains("    \(Hex.encode(start.bytes))\n"))
    #expect(Self.page.contains("and r = \(seed.start(below: population.fine)), its remainder"))
  }

  private func ranked(
    _ population: SamplePopulation, _ seed: SampleSeed
  ) throws -> [SamplePopulation.Item] {
    let plan = try SamplePlan(
      method: .detection, confidence: 95, tolerable: nil, size: nil, for: population)
    return SampleDraw(plan, from: population, seed: seed).bars.map(\.item)
  }

  @Test func theExamplesSamplesAreThoseDrawn() throws {
    let (population, seed) = try Self.example()
    let order = try ranked(population, seed)
    let detection = try SamplePlan(
      method: .detection, confidence: 80, tolerable: 2, size: nil, for: population)
    let drawn = SampleDraw(detection, from: population, seed: seed).bars
    #expect(detection.planned == 3 && drawn.map(\.item) == Array(order[..<3]))
    let units = try SamplePlan(
      method: .monetaryUnit, confidence: 95, tolerable: 1_000_000, size: nil, for: population)
    let hit = SampleDraw(units, from: population, seed: seed).bars
    #expect(units.planned == 5 && hit.map(\.hits) == [1, 1, 2, 1])
    #expect(hit.map(\.item) == [order[0], order[1], order[2], order[4]])
  }
}
