import Audit
import Bullion
import Diagnostics
import Disclosure
import MerkleSum
import Testing

/// M02: bars of the previous audit as they are listed now.
@Suite struct UnchangedBarTests {
  private func audit(
    before: [Bar], now: [Bar], places: [EarlierAudit.Place]? = nil, label: String = "CUSTODIAN"
  ) -> Evidence {
    completeEvidence([barList(now, label: label)]) {
      $0.previous!.bars = before.map {
        PublishedBar(
          id: $0.id, list: "CUSTODIAN", fineListed: 1, fineAccepted: 1, reasons: [],
          nonce: Nonce(value: 1))
      }
      $0.previous!.places = places
    }
  }

  private func changed(_ evidence: Evidence) -> [String] {
    let found = findings(of: "M02", evidence)
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.map { $0.values["changed"] ?? "" }
  }

  /// What the bar 1001 of before is now, and what that is called.
  @Test func oneBar() {
    let cases: [(String, String?, (inout Bar) -> Void)] = [
      ("nothing", nil, { _ in }),
      ("signs", "serial", { $0.serial = "10-01" }),
      ("gross", "gross", { $0.gross = .milliOunces(400_100) }),
      ("no gross", "gross", { $0.gross = nil }),
      ("fineness", "fineness", { $0.fineness = Fineness(partsPerMillion: 995_700) }),
      (
        "unit", "unit",
        {
          $0.unit = .grams
          $0.gross = .milligrams(12_445_300)
        }
      ),
      (
        "all", "serial+gross+fineness",
        {
          $0.serial = "1001."
          $0.gross = .milliOunces(1)
          $0.fineness = nil
        }
      ),
      ("other serial", nil, { $0.serial = "1002" }),
      (
        "other year", nil,
        {
          $0.year = 2023
          $0.serial = "10-01"
        }
      ),
      (
        "no year", nil,
        {
          $0.year = nil
          $0.serial = "10-01"
        }
      ),
      (
        "other refiner", nil,
        {
          $0.refinerCode = "VALCAMBI"
          $0.serial = "10-01"
        }
      ),
    ]
    for (name, expected, change) in cases {
      let evidence = audit(before: [goodBar()], now: [goodBar("1001", change)])
      #expect(changed(evidence) == (expected.map { [$0] } ?? []), "\(name)")
    }
  }

  @Test func otherSpellings() {
    for (before, now) in [("12ка", "12KA"), ("ab 1", "AB1"), ("AB/1", "AB-1")] {
      #expect(changed(audit(before: [goodBar(before)], now: [goodBar(now)])) == ["serial"])
    }
    #expect(changed(audit(before: [goodBar("AB1")], now: [goodBar("CD1")])) == [])
    // Swift takes these for equal; they are two spellings.
    let accents = audit(before: [goodBar("e\u{301}")], now: [goodBar("\u{E9}")])
    #expect(changed(accents) == [])
  }

  @Test func theSubjectIsTheBarOfNow() {
    let now = goodBar("10-01")
    let found = findings(of: "M02", audit(before: [goodBar()], now: [now]))
    #expect(found.map(\.subject) == [.bar(id: now.id)])
    #expect(found.first?.locations.map { "\($0)" } == ["CUSTODIAN.csv:2:21"])
  }

  @Test func severalBarsOfOneStamp() {
    let light = goodBar { $0.gross = .milliOunces(400_100) }
    let spelt = goodBar("10-01")
    // Both stood before and both stand now: rules D02 and D04 name them.
    #expect(changed(audit(before: [goodBar(), light], now: [goodBar(), light])) == [])
    #expect(changed(audit(before: [goodBar(), spelt], now: [spelt, goodBar()])) == [])
    // A new one beside the old one, and one that took the place of two.
    #expect(changed(audit(before: [goodBar()], now: [goodBar(), light])) == ["gross"])
    #expect(changed(audit(before: [goodBar(), light], now: [light])) == ["gross"])
    #expect(changed(audit(before: [goodBar(), light], now: [spelt])) == ["serial+gross"])
    for before in [[goodBar(), light], [light, goodBar()]] {
      #expect(
        changed(audit(before: before, now: [spelt, goodBar()])).sorted() == [
          "gross", "serial+gross",
        ])
    }
  }

  @Test func namelessBarsAreNotCompared() {
    for change in [{ $0.serial = "" }, { $0.serial = "-" }, { $0.refinerCode = "" }]
      as [(inout Bar) -> Void]
    {
      let light = goodBar("1001") {
        change(&$0)
        $0.gross = .milliOunces(400_100)
      }
      #expect(changed(audit(before: [goodBar("1001", change)], now: [light])) == [])
    }
  }

  private func place(
    _ bar: Bar = goodBar(), list: String = "CUSTODIAN", vault: String = "V1", box: String = "B1"
  ) -> EarlierAudit.Place {
    EarlierAudit.Place(bar: bar.id, list: list, vault: vault, container: box, seal: "S")
  }

  @Test func places() {
    let boxed = goodBar { $0.container = "B1" }
    for (old, expected) in [
      (place(), nil), (place(list: "OTHER"), "list"), (place(vault: "V2"), "vault"),
      (place(box: "B2"), "box"), (place(box: ""), "box"),
      (place(list: "OTHER", vault: "V2", box: "B2"), "list+vault+box"),
      (place(goodBar("9"), box: "B2"), nil),
    ] {
      let evidence = audit(before: [boxed], now: [boxed], places: [old])
      #expect(changed(evidence) == (expected.map { [$0] } ?? []))
    }
    // The vault of a row without one is that of its list.
    let unnamed = goodBar {
      $0.container = "B1"
      $0.vault = ""
    }
    #expect(changed(audit(before: [boxed], now: [unnamed], places: [place()])) == [])
    // A bar in two rows has two places, in any order.
    let elsewhere = goodBar { $0.container = "B2" }
    let both = [place(box: "B2"), place()]
    #expect(changed(audit(before: [boxed], now: [boxed, elsewhere], places: both)) == [])
    #expect(changed(audit(before: [boxed], now: [boxed], places: both)) == ["box"])
  }

  /// Ten thousand bars of one stamp: each is compared with what they have in common, not with
  /// each other.
  @Test func manyBarsOfOneStamp() {
    let bars = (0..<10_000).map { index in
      goodBar { $0.gross = .milliOunces(UInt64(400_000 + index)) }
    }
    let rule = RuleCatalogue.evidenceRules.first { $0.text.id == "M02" }
    #expect(rule?.findings(in: audit(before: bars, now: bars)).count == 0)
    let fewer = audit(before: bars, now: Array(bars.dropLast()))
    #expect(rule?.findings(in: fewer).count == 9_999)
  }

  @Test func whatIsMissing() {
    #expect(lacking("M02", audit(before: [], now: [goodBar()])).isEmpty)
    let unknown = completeEvidence { $0.previous!.bars = nil }
    #expect(lacking("M02", unknown) == ["bars of the previous audit"])
    #expect(lacking("M02", completeEvidence { $0.previous = nil }).count == 1)
    #expect(findings(of: "M02", completeEvidence { $0.previous = nil }).isEmpty)
  }
}
