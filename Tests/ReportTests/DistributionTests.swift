import Audit
import Bullion
import Testing

@testable import Report

/// Numbers in classes, and their pictures.
@Suite struct DistributionTests {
  private func distribution(_ numbers: [UInt64]) -> Distribution {
    Distribution(numbers.map { (value: $0, isAccepted: $0 % 2 == 0) })
  }

  @Test(
    arguments: [
      ([], 1, []), ([2024], 1, [2024]), ([1999, 2003], 1, [1999, 2000, 2001, 2002, 2003]),
      // Fourteen classes are shown, fifteen are not.
      ([0, 13], 1, Array(0...13)), ([0, 14], 2, [0, 2, 4, 6, 8, 10, 12, 14]),
      ([1950, 2024], 10, [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020]),
      ([384_510, 419_943], 5_000, [380, 385, 390, 395, 400, 405, 410, 415].map { $0 * 1_000 }),
      ([0, .max], 2_000_000_000_000_000_000, (0...9).map { $0 * 2_000_000_000_000_000_000 }),
    ] as [([UInt64], UInt64, [UInt64])])
  func `classes are of a round width, from the least to the greatest`(
    numbers: [UInt64], step: UInt64, firsts: [UInt64]
  ) {
    let found = distribution(numbers)
    #expect(found.step == step)
    #expect(found.bins.map(\.first) == firsts)
    #expect(found.bins.reduce(0) { $0 + $1.all } == numbers.count)
  }

  @Test func `a number on an edge belongs to the class that begins there`() {
    let found = distribution([0, 9, 10, 10, 11, 19, 20, 28])
    #expect(found.step == 5)
    #expect(found.bins.map(\.all) == [1, 1, 3, 1, 1, 1])
    #expect(found.bins.map(\.accepted) == [1, 0, 2, 0, 1, 1])
    #expect(found.bins.map(\.excluded) == [0, 1, 1, 1, 0, 0])
    #expect(found.highest == 3)
  }

  @Test func `weights by form, and years`() throws {
    var example = Case.shortfall
    example.lists[0].bars[1].form = .kilo
    example.lists[0].bars[2].gross = nil
    example.lists[0].bars[3].count = 2
    example.lists[1].bars[7].year = nil
    let words = try example.words()
    for expected in [
      "Gross weight of bars of about 400 ozt (GD400), ozt 398 to 399 2 (1 excluded)",
      "Gross weight of bars of one kilogram (KILO), ozt 401.125 to 401.126 1",
      "2 rows without a gross weight, or of several bars, are not in these pictures.",
      "Year of manufacture 2019 1 (1 excluded) 2020 2 2021 2", "1 row without a year.",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
    #expect(!words.contains("(CX100), ozt") && !words.contains("(OTHER), ozt"))
  }

  @Test func `of a private list nothing is drawn`() throws {
    var example = Case.shortfall
    example.isPublic = false
    let page = try example.html()
    #expect(!page.contains("class=\"bin\"") && !page.contains("id=\"distribution\""))
  }

  @Test func `a strip keeps within its width, and what is not empty shows`() {
    func rectangles(_ spans: [Strip.Span], whole: UInt128, least: UInt128 = 0) -> [Substring] {
      Strip(spans: spans, whole: whole, least: least).markup.source.split(separator: "<")
        .filter { $0.hasPrefix("rect") }.dropFirst().map { $0.dropLast(2) }
    }
    #expect(
      rectangles([Strip.Span(kind: "gain", from: 25, to: 50)], whole: 100)
        == ["rect class=\"gain\" x=\"250\" width=\"250\" height=\"10\""])
    #expect(
      rectangles(
        [Strip.Span(kind: "gain", from: 10_000_000, to: 10_000_001)], whole: 10_000_001, least: 4)
        == ["rect class=\"gain\" x=\"996\" width=\"4\" height=\"10\""])
    #expect(
      rectangles([Strip.Span(kind: "gain", from: 5, to: 5)], whole: 10, least: 4)
        == ["rect class=\"gain\" x=\"500\" width=\"0\" height=\"10\""])
    #expect(
      rectangles([Strip.Span(kind: "gain", to: .max)], whole: 3)
        == ["rect class=\"gain\" width=\"1000\" height=\"10\""])
    #expect(
      rectangles([Strip.Span(kind: "gain", to: 0)], whole: 0)
        == ["rect class=\"gain\" width=\"0\" height=\"10\""])
  }
}
