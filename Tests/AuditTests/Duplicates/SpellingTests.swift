import Audit
import Bullion
import Diagnostics
import Testing

/// D04: one serial in two spellings.
@Suite struct SpellingTests {
  private struct Spelt {
    var serial: String
    var year: Int? = 2005
    var refiner = "RAND"
  }

  /// Bars of different weights, so that no other rule takes two for one.
  private func bars(_ spelt: [Spelt], label: String = "CUSTODIAN") -> BarList {
    barList(
      spelt.enumerated().map { number, spelt in
        goodBar(spelt.serial) {
          $0.year = spelt.year
          $0.refinerCode = spelt.refiner
          $0.gross = .milliOunces(390_000 + UInt64(number) * 25)
          $0.statedFine = nil
        }
      }, label: label)
  }

  private func kinds(_ spelt: [Spelt]) -> [String] {
    let found = findings(of: "D04", evidence([bars(spelt)]))
    let turned = findings(of: "D04", evidence([bars(spelt.reversed())]))
    #expect(found.map(\.values) == turned.map(\.values))
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.map { "\($0.values["kind"] ?? "") \($0.values["rows"] ?? "")" }.sorted()
  }

  private func kinds(_ serials: String...) -> [String] { kinds(serials.map { Spelt(serial: $0) }) }

  @Test func signsAndCase() {
    #expect(kinds("AB1234", "AB 1234") == ["spacing 2"])
    #expect(kinds("AB-1234", "AB/1234", "A.B 1234") == ["spacing 3"])
    #expect(kinds("ab1234", "AB1234") == ["spacing 2"])
    #expect(kinds("1 234", "1234") == ["spacing 2"])
    #expect(kinds("AB1234", "AB_1234") == [] && kinds("AB1234", "AB1235") == [])
    #expect(kinds("AB1234", "AB1234") == [])
    #expect(kinds("AB12", "A B12", "CD12", "C-D12") == ["spacing 2", "spacing 2"])
  }

  /// The second column is Cyrillic where it looks like the first.
  @Test func scripts() {
    #expect(kinds("1234KA", "1234\u{41A}\u{410}") == ["script 2"])
    #expect(kinds("1234KA", "1234\u{43A}\u{430}") == ["script 2"])
    #expect(kinds("1234KA", "1234K\u{410}") == ["script 2"])
    #expect(kinds("1234ZH", "1234\u{416}") == ["script 2"])
    #expect(kinds("1234KA", "1234-\u{41A}\u{410}", "1234\u{41A}\u{410}") == ["script+spacing 3"])
    // Two series of one script, which only the folding brings together.
    #expect(kinds("1234\u{410}\u{411}", "1234\u{410}\u{412}") == [])
    #expect(kinds("1234\u{410}\u{411}", "1234\u{410}\u{412}", "1234AB") == ["script 3"])
    #expect(
      kinds("1234\u{410}\u{411}", "1234\u{410}\u{412}", "12 34\u{410}\u{411}") == ["spacing 2"])
    // A letter of no table is no other letter.
    #expect(kinds("1234\u{391}", "1234A") == [])
  }

  @Test func lettersLost() {
    #expect(kinds("AB2323", "2323") == ["letters-lost 2"])
    #expect(kinds("N 60131 A", "60131") == ["letters-lost 2"])
    #expect(kinds("2323\u{41A}\u{410}", "2323") == ["letters-lost 2"])
    #expect(kinds("AB2323", "CD2323") == [])
    #expect(kinds("AB2323", "CD2323", "2323") == ["letters-lost 3"])
    #expect(kinds("AB2323", "A-B2323", "2323") == ["letters-lost+spacing 3"])
    #expect(kinds("AB2323", "323") == [])
    // Without digits there is no number that could be left.
    #expect(kinds("AB", "CD") == [] && kinds("AB", "-") == [])
  }

  @Test func yearsAndRefiners() {
    let bare = Spelt(serial: "2323")
    for (year, expected) in [(2005, ["letters-lost 2"]), (2006, []), (nil, ["letters-lost 2"])]
      as [(Int?, [String])]
    {
      #expect(kinds([Spelt(serial: "AB2323", year: year), bare]) == expected)
    }
    for (year, expected) in [(2005, ["spacing 2"]), (2006, []), (nil, ["spacing 2"])]
      as [(Int?, [String])]
    {
      #expect(kinds([Spelt(serial: "23-23", year: year), bare]) == expected)
    }
    #expect(kinds([Spelt(serial: "AB2323", refiner: "VALCAMBI"), bare]) == [])
    // A bar without a year joins what it may belong to, and nothing else.
    #expect(
      kinds([
        Spelt(serial: "AB1", year: 2001), Spelt(serial: "A-B1", year: 2002),
        Spelt(serial: "CD1", year: nil),
      ]) == [])
    #expect(
      kinds([
        Spelt(serial: "AB1", year: 2001), Spelt(serial: "A-B1", year: 2002),
        Spelt(serial: "AB1", year: nil),
      ]) == ["spacing 3"])
    let nameless = [Spelt(serial: "AB1", refiner: ""), Spelt(serial: "A-B1", refiner: "")]
    #expect(kinds(nameless) == [])
  }

  /// LBMA, 2009: vaults that cannot write the letters record the year and the number.
  @Test func yearAndNumber() {
    let lettered = Spelt(serial: "1234\u{41A}\u{410}", year: 2005)
    #expect(kinds([lettered, Spelt(serial: "20051234")]) == ["year-number 2"])
    #expect(kinds([lettered, Spelt(serial: "20051234", year: nil)]) == ["year-number 2"])
    #expect(kinds([lettered, Spelt(serial: "20051234", year: 2006)]) == [])
    #expect(kinds([lettered, Spelt(serial: "20061234", year: nil)]) == [])
    #expect(kinds([lettered, Spelt(serial: "20051235")]) == [])
    #expect(kinds([lettered, Spelt(serial: "2005 1234")]) == ["year-number 2"])
    #expect(kinds([lettered, Spelt(serial: "020051234")]) == [])
    #expect(kinds([lettered, Spelt(serial: "AB20051234")]) == [])
    let lost = Spelt(serial: "1234", year: 2005)
    #expect(
      kinds([lettered, lost, Spelt(serial: "20051234")]) == ["letters-lost+year-number 3"])
    // Nobody knows the other bar's year.
    #expect(kinds([Spelt(serial: "1234KA", year: nil), Spelt(serial: "20051234")]) == [])
    // The letters of the full serial, whose year is a part of it, were dropped.
    #expect(
      kinds([Spelt(serial: "1234\u{41A}\u{410}2005"), Spelt(serial: "12342005")])
        == ["letters-lost 2"])
  }

  @Test func theSmallestIdSpeaksForTheGroup() throws {
    let list = bars([
      Spelt(serial: "KA1"), Spelt(serial: "\u{41A}\u{410}1"), Spelt(serial: "K-A1"),
    ])
    for lists in [[list], [barList(list.bars.map(\.bar).reversed())]] {
      let found = findings(of: "D04", evidence(lists))
      #expect(found.map(\.subject) == [.bar(id: list.bars[2].bar.id)])
      #expect(found.first?.locations.count == 3)
      #expect(reasons(evidence(lists)) == ["", "", ""])
    }
  }

  /// The 2009 review of a gold fund's list: 78 pairs of one refiner whose two letters were cut
  /// off. AB2323 and CD2323 weigh 419.208 and 397.563 ozt there; the other pairs are made alike.
  @Test func theFundOf2009() {
    func pairs(_ first: String, _ second: String, label: String = "FUND") -> BarList {
      barList(
        (0..<78).flatMap { pair in
          [(first, UInt64(419_208)), (second, 397_563)].map { letters, gross in
            goodBar("\(letters)\(2323 + 111 * pair)") {
              $0.year = nil
              $0.gross = .milliOunces(gross + UInt64(pair))
              $0.fineness = Fineness(partsPerMillion: 995_000 + 100 * UInt64(pair % 45))
              $0.statedFine = nil
              $0.weightBasis = .metric
            }
          }
        }, label: label)
    }
    let intact = evidence([pairs("AB", "CD")])
    #expect(found(intact) == ["B04 warning"])
    let lost = evidence([pairs("", "")])
    #expect(findings(of: "D02", lost).count == 78 && findings(of: "D04", lost) == [])
    let mixed = evidence([pairs("AB", "CD", label: "A"), pairs("", "", label: "B")])
    let spelt = findings(of: "D04", mixed)
    #expect(spelt.count == 78)
    #expect(spelt.allSatisfy { $0.values == ["rows": "4", "kind": "letters-lost"] })
  }
}
