import Audit
import Bullion
import Disclosure
import MerkleSum
import Testing

/// What two audits list otherwise: spellings, weights, places and seals.
@Suite struct ListedChangesTests {
  private func published(_ bars: [Bar]) -> [PublishedBar] {
    bars.map {
      PublishedBar(
        id: $0.id, list: "L", fineListed: 1, fineAccepted: 0, reasons: ["E01"],
        nonce: Nonce(value: 1))
    }
  }

  private func changes(_ before: [Bar], _ after: [Bar]) -> ListedChanges {
    ListedChanges(from: published(before), to: published(after), places: nil, nil)
  }

  private func place(
    _ bar: String, list: String = "L", vault: String = "V1", box: String = "B1", seal: String = "S1"
  ) -> EarlierAudit.Place {
    EarlierAudit.Place(bar: bar, list: list, vault: vault, container: box, seal: seal)
  }

  private func changes(
    _ before: [EarlierAudit.Place]?, _ after: [EarlierAudit.Place]?
  ) -> ListedChanges {
    ListedChanges(from: [], to: [], places: before, after)
  }

  @Test func oneBar() {
    for (expected, change) in [
      (nil, { _ in }), ("serial", { $0.serial = "10-01" }),
      ("gross", { $0.gross = .milliOunces(400_100) }),
      ("fineness", { $0.fineness = Fineness(partsPerMillion: 995_700) }),
      (
        "unit",
        {
          $0.unit = .grams
          $0.gross = .milligrams(12_445_300)
        }
      ), (nil, { $0.serial = "1002" }), (nil, { $0.year = 2023 }), (nil, { $0.year = nil }),
      (nil, { $0.refinerCode = "VALCAMBI" }), (nil, { $0.statedFine = 1 }),
    ] as [(String?, (inout Bar) -> Void)] {
      let now = goodBar("1001", change)
      let found = changes([goodBar()], [now]).restated
      #expect(found.map { $0.words.joined(separator: "+") } == (expected.map { [$0] } ?? []))
      #expect(found.allSatisfy { $0.bar == now.id && $0.before == goodBar().id })
      #expect(found.allSatisfy { $0.barsBefore == 1 })
    }
  }

  @Test func severalBarsBefore() {
    let light = goodBar { $0.gross = .milliOunces(400_100) }
    let heavy = goodBar { $0.gross = .milliOunces(400_150) }
    let spelt = goodBar("10-01")
    for before in [[light, heavy], [heavy, light], [heavy, light, light]] {
      let found = changes(before, [spelt]).restated
      #expect(found.map(\.words) == [["serial", "gross"]])
      #expect(found.map(\.before) == [light.id] && found.map(\.barsBefore) == [2])
    }
    #expect(changes([light, heavy], [heavy, light]).restated.isEmpty)
    // In the order of their bytes: '-' is below '0'.
    let both = changes([goodBar(), goodBar("2")], [goodBar("2."), goodBar("10-01")]).restated
    #expect(both.map(\.bar) == [spelt.id, goodBar("2.").id])
  }

  @Test func movedBars() {
    for (old, new, expected) in [
      ([place("a")], [place("a", seal: "S2")], nil),
      ([place("a")], [place("a", list: "M")], "list"),
      ([place("a")], [place("a", vault: "V2")], "vault"),
      ([place("a")], [place("a", box: "")], "box"),
      ([place("a")], [place("a", list: "M", vault: "V2", box: "B2")], "list+vault+box"),
      ([place("a")], [place("b", box: "B2")], nil),
      ([place("a"), place("a", box: "B2")], [place("a", box: "B2"), place("a")], nil),
      ([place("a"), place("a", box: "B2")], [place("a")], "box"),
    ] as [([EarlierAudit.Place], [EarlierAudit.Place], String?)] {
      let moved = changes(old, new).moved
      #expect(
        moved?.map { $0.words.joined(separator: "+") } == (expected.map { [$0] } ?? []))
      #expect(moved?.allSatisfy { $0.bar == "a" && $0.before == old && $0.after == new } == true)
    }
    let several = changes(
      [place("b"), place("a")], [place("b", box: "X"), place("a", box: "X")])
    #expect(several.moved?.map(\.bar) == ["a", "b"])
  }

  @Test func resealedBoxes() {
    for (old, new, expected) in [
      ([place("a")], [place("b")], nil),
      ([place("a")], [place("a", seal: "S2")], (["S1"], ["S2"])),
      ([place("a")], [place("a", seal: "")], (["S1"], [""])),
      ([place("a")], [place("a", box: "B2", seal: "S2")], nil),
      ([place("a")], [place("a", vault: "V2", seal: "S2")], nil),
      ([place("a", box: "")], [place("a", box: "", seal: "S2")], nil),
      (
        [place("a"), place("b", seal: "S0")], [place("b", seal: "S0"), place("a")], nil
      ),
      ([place("a"), place("b", seal: "S0")], [place("a")], (["S0", "S1"], ["S1"])),
    ] as [([EarlierAudit.Place], [EarlierAudit.Place], ([String], [String])?)] {
      let boxes = changes(old, new).resealed
      #expect(boxes?.map(\.before) == (expected.map { [$0.0] } ?? []))
      #expect(boxes?.map(\.after) == (expected.map { [$0.1] } ?? []))
      #expect(boxes?.allSatisfy { $0.vault == "V1" && $0.container == "B1" } == true)
    }
  }

  @Test func withoutPlacesOfBoth() {
    for (old, new) in [(nil, [place("a")]), ([place("a")], nil), (nil, nil)]
      as [([EarlierAudit.Place]?, [EarlierAudit.Place]?)]
    {
      #expect(changes(old, new).moved == nil && changes(old, new).resealed == nil)
    }
    #expect(changes([place("a")], [place("a")]).moved?.isEmpty == true)
  }
}
