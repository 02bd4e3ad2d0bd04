import Bullion
import Diagnostics
import TestSupport
import Testing

@testable import Audit

/// D06: like bars with almost the same serial.
@Suite struct NeighbourTests {
  private func evidence(_ serials: [String], _ change: (Int, inout Bar) -> Void = { _, _ in })
    -> Evidence
  {
    AuditTests.evidence([
      barList(
        serials.enumerated().map { number, serial in goodBar(serial) { change(number, &$0) } })
    ])
  }

  /// The serials that a finding names, with the number of their neighbours.
  private func neighbours(_ serials: [String]) -> [String: String] {
    let found = findings(of: "D06", evidence(serials))
    #expect(found.allSatisfy { $0.severity == .warning })
    return Dictionary(
      uniqueKeysWithValues: found.map { finding in
        guard case .bar(let id) = finding.subject else { return ("", "") }
        return (String(id.split(separator: "|")[2]), finding.values["neighbours"] ?? "")
      })
  }

  @Test func oneStep() {
    #expect(neighbours(["AB1001", "AB1007"]) == ["AB1007": "1"])
    #expect(neighbours(["AB1001", "AB101"]) == ["AB101": "1"])
    // `AB10011|` comes before `AB1001|`.
    #expect(neighbours(["AB1001", "AB10011"]) == ["AB1001": "1"])
    #expect(neighbours(["AB1001", "AB11001"]) == ["AB11001": "1"])
    #expect(neighbours(["1001", "100\u{416}"]) == ["100\u{416}": "1"])
    #expect(neighbours(["1", "2", "3"]) == ["2": "2", "3": "2"])
    // The bars between the ends of a chain have two neighbours, and only one is smaller.
    #expect(neighbours(["111", "112", "122"]) == ["112": "2", "122": "1"])
  }

  @Test func moreThanAStep() {
    #expect(neighbours(["AB1001", "AB1010"]) == [:])
    #expect(neighbours(["AB1001", "BA1001"]) == [:])
    #expect(neighbours(["AB1001", "AB10"]) == [:])
    #expect(neighbours(["AB1001", "AB1001"]) == [:])
    #expect(neighbours(["1", ""]) == [:])
    // One letter of two bytes is one step, two scalars are two.
    #expect(neighbours(["1e\u{301}", "1"]) == [:])
  }

  /// Neighbours are counted as all pairs would count them, and smaller is by the id's bytes.
  @Test(arguments: [1, 2, 3])
  func asByAllPairs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = ["A", "B", "\u{416}", "}"]
    let serials = Set(
      (0..<120).map { _ in
        (0..<Int.random(in: 1...5, using: &random))
          .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      })
    var expected: [String: String] = [:]
    for one in serials {
      let near = serials.filter {
        distance(Array(one.unicodeScalars), Array($0.unicodeScalars)) == 1
      }
      let isSmaller = near.contains { "\($0)|".utf8.lexicographicallyPrecedes("\(one)|".utf8) }
      if isSmaller { expected[one] = "\(near.count)" }
    }
    #expect(expected.count > 20)
    #expect(neighbours(serials.sorted()) == expected)
  }

  private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, one) in a.enumerated() {
      var diagonal = i
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (one == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = next
      }
    }
    return row[b.count]
  }

  @Test func onlyLikeBarsAreCompared() {
    let changes: [@Sendable (inout Bar) -> Void] = [
      { $0.refinerCode = "VALCAMBI" }, { $0.gross = .milliOunces(400_150) }, { $0.gross = nil },
      { $0.fineness = Fineness(partsPerMillion: 995_900) }, { $0.fineness = nil },
      { $0.form = .kilo },
      {
        $0.unit = .grams
        $0.gross = .milligrams(400_125)
      },
    ]
    #expect(findings(of: "D06", evidence(["1001", "1002"])).count == 1)
    for change in changes {
      #expect(
        findings(of: "D06", evidence(["1001", "1002"]) { if $0 == 1 { change(&$1) } }) == [])
    }
    // Equal in what is not known, or in what every kilobar has, says nothing.
    for index in [2, 4, 5] {
      #expect(findings(of: "D06", evidence(["1001", "1002"]) { changes[index](&$1) }) == [])
    }
    #expect(findings(of: "D06", evidence(["1001", "1002"]) { $1.refinerCode = "" }) == [])
  }

  /// One serial of two years is two bars, and each has the neighbour.
  @Test func yearsAreNotCompared() {
    let found = findings(
      of: "D06", evidence(["1001", "1002", "1002"]) { $1.year = 2022 + $0 })
    #expect(found.map(\.values) == [["neighbours": "1"], ["neighbours": "1"]])
    #expect(Set(found.map(\.subject)).count == 2)
  }

  @Test func theOrderOfRowsDoesNotMatter() {
    let serials = ["1001", "1002", "1012", "2001", "100", "10011"]
    let one = findings(of: "D06", evidence(serials))
    let other = findings(of: "D06", evidence(serials.reversed()))
    #expect(one.map(\.subject) == other.map(\.subject) && one.map(\.values) == other.map(\.values))
  }

  /// 100,000 bars of one weight, whose pairs could not be compared one by one. All serials are
  /// multiples of 7 of six digits: two of them differ in one digit only by 7 in that digit.
  @Test func manyBars() {
    let serials = (0..<100_000).map { String(String(1_000_000 + $0 * 7).dropFirst()) }
    let found = NeighbouringSerials().findings(in: evidence(serials))
    #expect(found.count == serials.count { $0.contains { "789".contains($0) } })
  }
}
