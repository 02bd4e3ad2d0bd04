import Testing

@testable import Audit

/// The sizes of samples, against published figures and against brute force.
@Suite struct SizeTests {
  @Test(arguments: [
    (30, 1, 95, 29), (300, 3, 95, 189), (1_250, 12, 95, 275), (5_000, 50, 95, 290),
  ])
  func publishedFigures(population: UInt64, tolerable: UInt64, confidence: UInt64, size: UInt64) {
    #expect(
      DetectionSampling.size(
        population: population, tolerable: tolerable, confidence: confidence) == size)
  }

  /// Pascal's triangle up to row 40, which fits 64 bits.
  static let choose: [[UInt128]] = (0...40).reduce(into: []) { rows, n in
    let last: [UInt128] = rows.last ?? []
    rows.append((0...n).map { $0 == 0 || $0 == n ? 1 : last[$0 - 1] + last[$0] })
  }

  @Test func everySmallSizeIsThatOfBruteForce() {
    for population in 1...40 {
      for tolerable in 1...population {
        for confidence in [1, 50, 80, 90, 95, 99, 100] {
          let whole = Self.choose[population]
          let good = population - tolerable
          let expected = (0...population).first { size in
            let unseen = size <= good ? Self.choose[good][size] : 0
            return 100 * unseen <= UInt128(100 - confidence) * whole[size]
          }
          let size = DetectionSampling.size(
            population: UInt64(population), tolerable: UInt64(tolerable),
            confidence: UInt64(confidence))
          #expect(size == expected.map(UInt64.init), "\(population) \(tolerable) \(confidence)")
        }
      }
    }
  }

  /// The two ways of computing the ratio meet at 2,048 bad bars, and sizes never grow with the
  /// number of bad bars.
  @Test(arguments: [UInt64(80), 95, 99])
  func sizesFallSteadilyAcrossBothWays(confidence: UInt64) {
    let sizes = [1, 10, 100, 1_000, 2_047, 2_048, 2_049, 2_050, 3_000, 30_000, 299_999, 300_000]
      .map {
        DetectionSampling.size(population: 300_000, tolerable: $0, confidence: confidence)
      }
    #expect(zip(sizes, sizes.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(sizes.last == 1)
    #expect(sizes[4] - sizes[7] <= 3)
  }

  /// Drawn and bad bars may change places: the size for t is the least n whose detectable number
  /// is at most t.
  @Test func sizeAndDetectableAreTheSameQuestion() {
    for tolerable in UInt64(1)...60 {
      let size = DetectionSampling.size(population: 60, tolerable: tolerable, confidence: 95)
      #expect(
        DetectionSampling.detectable(population: 60, size: size, confidence: 95) <= tolerable)
      if size > 1 {
        #expect(
          DetectionSampling.detectable(population: 60, size: size - 1, confidence: 95) > tolerable)
      }
    }
  }

  @Test func certaintyTakesAllGoodBarsAndOneMore() {
    #expect(
      DetectionSampling.size(population: 300_000, tolerable: 3_000, confidence: 100) == 297_001)
  }

  @Test func unitsFollowTheFactor() {
    func size(_ book: UInt128, _ tolerable: UInt64, _ level: MonetaryUnitSampling.Confidence)
      -> UInt64
    { MonetaryUnitSampling.size(bookValue: book, tolerable: tolerable, confidence: level) }
    // 1 % of the book value at 95 % are 300 hits.
    #expect(size(12_000_000, 120_000, .percent95) == 300)
    #expect(size(12_000_001, 120_000, .percent95) == 301)
    #expect(size(12_000_000, 120_000, .percent80) == 161)
    #expect(size(12_000_000, 120_000, .percent90) == 231)
    #expect(size(12_000_000, 120_000, .percent99) == 461)
    #expect(size(1_000_000_000_000, 1, .percent99) == 4_610_000_000_000)
    #expect(size(1, 1_000_000, .percent95) == 1)
  }

  /// The factors are -ln(1 - confidence), rounded up to hundredths: e^-factor is at most the risk,
  /// and e^-(factor - 0.01) is more.
  @Test func factorsAreThoseOfThePoissonDistribution() {
    func exponential(_ x: Double) -> Double {
      (1...80).reversed().reduce(1.0) { 1 + x * $0 / Double($1) }
    }
    for level in MonetaryUnitSampling.Confidence.allCases {
      let factor = Double(level.factor) / 1_000
      let risk = 1 - Double(level.rawValue) / 100
      #expect(exponential(-factor) <= risk && exponential(-(factor - 0.01)) > risk)
    }
  }

  @Test func productsCompareExactly() {
    // 2^64 * 2^64 against (2^64 - 1) * (2^64 - 1), and zero below all.
    let one = FactorProduct(of: [1 << 32, 1 << 32, 1 << 32, 1 << 32])
    let other = FactorProduct(of: [UInt64.max, UInt64.max])
    #expect(other < one && !(one < other) && FactorProduct(of: [0, 5]) < FactorProduct(1))
    #expect(FactorProduct(of: [6, 35]) == FactorProduct(of: [14, 15]))
  }
}
