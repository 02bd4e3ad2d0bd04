import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation
import Testing

@testable import Audit

/// Which bars are drawn.
@Suite struct DrawTests {
  @Test func theSeedIsTheHashOfRootAndNonce() throws {
    let root = try #require(Digest([UInt8](0..<32)))
    let nonce = [UInt8](32..<48)
    let seed = try #require(SampleSeed(root: root, nonce: nonce))
    #expect(seed.digest == SHA256.hash([UInt8](0..<48)))
    for count in [0, 15, 65] {
      #expect(SampleSeed(root: root, nonce: [UInt8](repeating: 9, count: count)) == nil)
    }
    #expect(SampleSeed(root: root, nonce: [UInt8](repeating: 9, count: 64)) != nil)
  }

  @Test func theRowsOrderDrawsNothingElse() throws {
    let bars = publishedBars(200)
    var random = SystemRandomNumberGenerator()
    let one = try population(bars)
    let other = try population(bars.shuffled(using: &random))
    #expect(try draw(20, of: one).bars == draw(20, of: other).bars)
    #expect(try unitDraw(20, of: one).bars == unitDraw(20, of: other).bars)
  }

  @Test func anotherNonceDrawsOtherBars() throws {
    let bars = try population(200)
    let draws = try (UInt8(1)...20).map { Set(try draw(20, of: bars, nonce: $0).bars) }
    #expect(Set(draws).count == 20)
    let units = try (UInt8(1)...20).map { Set(try unitDraw(20, of: bars, nonce: $0).bars) }
    #expect(Set(units).count == 20)
  }

  @Test func aLargerSampleBeginsWithTheSmallerOne() throws {
    let bars = try population(60)
    let all = try draw(60, of: bars).bars
    #expect(Set(all.map(\.item)) == Set(bars.items))
    for size in UInt64(1)...60 {
      #expect(try draw(size, of: bars).bars == Array(all.prefix(Int(size))))
    }
  }

  /// Over many nonces each bar is drawn about equally often: 10 of 40 bars in 800 draws are 200
  /// each, with a standard deviation of 12.
  @Test func everyBarIsDrawnAboutEquallyOften() throws {
    let bars = try population(40)
    var counts: [Nonce: Int] = [:]
    for number in 0..<800 {
      let nonce = [UInt8](repeating: 0, count: 14) + [UInt8(number / 256), UInt8(number % 256)]
      let seed = try #require(SampleSeed(root: bars.root.hash, nonce: nonce))
      let plan = try SamplePlan(
        method: .detection, confidence: 95, tolerable: nil, size: 10, for: bars)
      for drawn in SampleDraw(plan, from: bars, seed: seed).bars {
        counts[drawn.item.nonce, default: 0] += 1
      }
    }
    #expect(counts.count == 40 && counts.values.allSatisfy { (140...260).contains($0) })
  }

  /// The division-free count of hits is that of walking all hits one by one.
  @Test func unitsAreThoseOfWalkingThem() throws {
    for count in 1...25 {
      let bars = try population(
        publishedBars(count, fine: { UInt64(($0 * 7 + count) % 11) + (count == 11 ? 1 : 0) }))
      guard bars.fine > 0 else { continue }
      for hits in [1, 2, 3, 7, 20, bars.fine] where hits <= bars.fine {
        let start = seed(bars).start(below: bars.fine)
        let order = try draw(bars.count, of: bars).bars.map(\.item)
        var expected: [Nonce: UInt64] = [:]
        for number in 0..<hits {
          var unit = (number * bars.fine + start) / hits
          for item in order {
            guard unit >= UInt128(item.fine) else {
              expected[item.nonce, default: 0] += 1
              break
            }
            unit -= UInt128(item.fine)
          }
        }
        let drawn = try unitDraw(UInt64(hits), of: bars).bars
        #expect(
          Dictionary(uniqueKeysWithValues: drawn.map { ($0.item.nonce, $0.hits) }) == expected)
      }
    }
  }

  /// Bars an interval apart in leaf order are not drawn together: an issuer who knows that order
  /// cannot hide many bad bars behind one another.
  @Test func barsAnIntervalApartAreDrawnApart() throws {
    let bars = try population(publishedBars(200, fine: { _ in 1_000 }))
    let class0 = Set(bars.items.enumerated().filter { $0.offset % 10 == 0 }.map(\.element.nonce))
    var missed = 0
    for nonce in UInt8(0)...199 {
      let drawn = try unitDraw(20, of: bars, nonce: nonce).bars.map(\.item.nonce)
      if class0.isDisjoint(with: drawn) { missed += 1 }
    }
    // One in ten of all bars is bad and one in ten is drawn: 0.9^20 = 12 % stay unseen, less
    // without replacement. In leaf order it would be 90 %.
    #expect(missed < 45)
  }

  /// Every start is possible, and over all of them each unit is hit equally often: `hits` times.
  @Test func overAllStartsEachUnitIsHitEquallyOften() {
    let total = 24
    for hits in 1...30 {
      var counts = [Int](repeating: 0, count: total)
      for start in 0..<total {
        for number in 0..<hits { counts[(number * total + start) / hits] += 1 }
      }
      #expect(counts.allSatisfy { $0 == hits })
    }
  }

  @Test func aBarOfAnIntervalIsAlwaysDrawn() throws {
    let bars = try population(publishedBars(50, fine: { $0 == 3 ? 100_000 : 1_000 }))
    for nonce in UInt8(1)...50 {
      let drawn = try unitDraw(2, of: bars, nonce: nonce).bars
      #expect(drawn.contains { $0.item.fine == 100_000 })
      #expect(drawn.reduce(0) { $0 + $1.hits } == 2)
    }
  }

  @Test func plansSayWhatDoesNotFit() throws {
    let bars = try population(30)
    func message(
      _ method: SamplePlan.Method, _ confidence: UInt64, tolerable: UInt64? = nil,
      size: UInt64? = nil
    ) -> String? {
      do {
        _ = try SamplePlan(
          method: method, confidence: confidence, tolerable: tolerable, size: size, for: bars)
        return nil
      } catch { return error.reason }
    }
    #expect(message(.detection, 95, tolerable: 31) == "the tolerable bad bars are not 1 to 30")
    #expect(message(.detection, 95, size: 31) == "the size is not 1 to 30")
    #expect(message(.detection, 101) == "the confidence is not 1 to 100 percent")
    #expect(
      message(.monetaryUnit, 94, tolerable: 1)
        == "monetary-unit sampling has no factor for 94 percent")
    #expect(
      message(.monetaryUnit, 95)
        == "monetary-unit sampling needs a tolerable misstatement above 0")
    #expect(message(.monetaryUnit, 95, tolerable: 120_000) == nil)
  }

  @Test func withoutFiguresEveryBarIsDrawn() throws {
    let bars = try population(30)
    let plan = try SamplePlan(
      method: .detection, confidence: 95, tolerable: nil, size: nil, for: bars)
    #expect(plan.size == 30 && plan.planned == 30)
  }

  @Test func barsThatAreNotTheInventoryAreRefused() throws {
    let bars = publishedBars(10)
    let root = try population(bars).root
    var heavier = bars
    heavier[4].fineAccepted += 1
    for wrong in [heavier, Array(bars.dropFirst()), bars + [bars[0]]] {
      #expect(throws: InputError.self) {
        try SamplePopulation(of: wrong, committedBy: root, file: "bars.csv")
      }
    }
    var renamed = bars
    renamed[0].id = "silver"
    #expect(throws: InputError("an accepted bar's id is not a bar's identity", file: "bars.csv")) {
      try SamplePopulation(of: renamed, committedBy: root, file: "bars.csv")
    }
  }
}
