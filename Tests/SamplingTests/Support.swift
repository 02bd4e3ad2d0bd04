import Disclosure
import Hashing
import MerkleSum

@testable import Audit

/// Lines of bars.csv for `count` accepted bars, and one excluded one; weights differ.
func publishedBars(_ count: Int, fine: (Int) -> UInt64 = { 390_000 + UInt64($0 % 23) * 1_000 })
  -> [PublishedBar]
{
  let bars = (0..<count).map { number in
    PublishedBar(
      id: "AU|RAND|S\(number)|2024|\(fine(number) + 100)|ozt|999900", list: "VAULT",
      fineListed: fine(number), fineAccepted: fine(number), reasons: [],
      nonce: Nonce(SHA256.hash("bar \(number)").bytes.prefix(16))!)
  }
  let excluded = PublishedBar(
    id: "AU|RAND|X1|2024|400000|ozt|900000", list: "VAULT", fineListed: 360_000, fineAccepted: 0,
    reasons: ["B05"], nonce: Nonce(value: 7))
  return bars + [excluded]
}

/// The population of these lines under the root that they have.
func population(_ bars: [PublishedBar]) throws -> SamplePopulation {
  let items = bars.filter { $0.reasons.isEmpty }.map {
    SamplePopulation.Item(
      id: $0.id, identity: BarIdentity($0.id)!, list: $0.list, nonce: $0.nonce,
      fine: $0.fineAccepted)
  }
  let root = SamplePopulation.root(of: items.sorted { $0.nonce < $1.nonce })!
  return try SamplePopulation(of: bars, committedBy: root, file: "bars.csv")
}

func population(_ count: Int) throws -> SamplePopulation { try population(publishedBars(count)) }

/// A seed over a population; `nonce` is repeated sixteen times.
func seed(_ population: SamplePopulation, _ nonce: UInt8 = 1) -> SampleSeed {
  SampleSeed(root: population.root.hash, nonce: [UInt8](repeating: nonce, count: 16))!
}

/// A draw by ranks.
func draw(_ size: UInt64, of population: SamplePopulation, nonce: UInt8 = 1) throws -> SampleDraw {
  let plan = try SamplePlan(
    method: .detection, confidence: 95, tolerable: nil, size: size, for: population)
  return SampleDraw(plan, from: population, seed: seed(population, nonce))
}

/// A draw by units.
func unitDraw(_ hits: UInt64, of population: SamplePopulation, nonce: UInt8 = 1) throws
  -> SampleDraw
{
  let plan = try SamplePlan(
    method: .monetaryUnit, confidence: 95, tolerable: nil, size: hits, for: population)
  return SampleDraw(plan, from: population, seed: seed(population, nonce))
}
