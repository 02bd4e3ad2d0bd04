import Audit
import Bullion
import Diagnostics
import Hashing
import Testing

/// T04: what is in the boxes, by the lists and by the papers.
@Suite struct PackingListTests {
  private func bar(
    _ serial: String, box: String = "B1", seal: String = "S1",
    _ change: (inout Bar) -> Void = { _ in }
  ) -> Bar {
    goodBar(serial) {
      $0.container = box
      $0.seal = seal
      change(&$0)
    }
  }

  private func paper(
    _ box: String = "B1", vault: String = "V1", seal: String = "S1", bars: UInt64 = 2,
    gross: Mass? = .milliOunces(800_250), fine: UInt64? = 796_888
  ) -> PackingList.Box {
    PackingList.Box(
      vault: vault, container: box, seal: seal, bars: bars, gross: gross, fine: fine,
      location: Location(file: "boxes.csv", line: 2))
  }

  private func evidence(_ bars: [Bar], _ papers: [PackingList.Box]) -> Evidence {
    completeEvidence([barList(bars)]) {
      $0.packingList = PackingList(digest: SHA256.hash("p"), boxes: papers)
    }
  }

  private func differs(_ bars: [Bar], _ papers: [PackingList.Box]) -> [String] {
    let found = findings(of: "T04", evidence(bars, papers))
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.map { $0.values["differs"] ?? "" }
  }

  private var two: [Bar] { [bar("1"), bar("2")] }

  @Test func oneBox() {
    #expect(differs(two, [paper()]) == [])
    #expect(differs(two, [paper(bars: 3)]) == ["bars"])
    #expect(differs(two, [paper(bars: 1)]) == ["bars"])
    #expect(differs(two, [paper(gross: .milliOunces(800_249))]) == ["gross"])
    #expect(differs(two, [paper(gross: .milliOunces(800_251))]) == ["gross"])
    #expect(differs(two, [paper(fine: 796_887)]) == ["fine"])
    #expect(differs(two, [paper(fine: 796_889)]) == ["fine"])
    #expect(differs(two, [paper(seal: "S2")]) == ["seal"])
    #expect(differs([bar("1"), bar("2", seal: "S2")], [paper()]) == ["seal"])
    #expect(
      differs(two, [paper(seal: "S", bars: 1, gross: .milliOunces(1), fine: 1)])
        == ["bars+gross+fine+seal"])
    #expect(differs(two, [paper(gross: nil, fine: nil)]) == [])
    // A row may stand for several bars.
    #expect(differs([bar("1"), bar("2") { $0.count = 2 }], [paper(bars: 3)]) == [])
  }

  @Test func whatIsPublished() throws {
    let papers = [paper(seal: "S2", bars: 3)]
    let found = findings(of: "T04", evidence(two, papers))
    let finding = try #require(found.first)
    #expect(finding.subject == .box(vault: "V1", container: "B1"))
    #expect(
      finding.values == [
        "differs": "bars+seal", "listed-bars": "2", "paper-bars": "3", "rows-with-other-seal": "2",
      ])
    #expect(finding.details == ["paper-seal": "S2"])
    #expect(
      finding.locations.map { "\($0)" } == [
        "CUSTODIAN.csv:2:121", "CUSTODIAN.csv:3:121", "boxes.csv:2",
      ])
  }

  @Test func boxesAndPapers() {
    #expect(differs(two, []) == ["missing-paper"])
    #expect(differs(two, [paper(), paper("B2")]) == ["missing-bars"])
    #expect(differs(two, [paper(vault: "V2")]).sorted() == ["missing-bars", "missing-paper"])
    #expect(differs([], []) == [])
    let evidence = evidence([bar("1"), bar("2"), bar("3", box: ""), bar("4", box: "")], [paper()])
    let found = findings(of: "T04", evidence)
    #expect(found.map(\.values) == [["rows-without-box": "2"]])
    #expect(found.map(\.subject) == [.list(label: "CUSTODIAN", digest: barList([]).digest)])
  }

  /// The vault is the row's; else the list's; else the custodian's name.
  @Test func whereABoxIs() {
    for (own, lists, vault) in [
      ("V3", "V1", "V3"), ("", "V1", "V1"), ("", nil, "CUSTODIAN"),
    ] as [(String, String?, String)] {
      let list = barList([bar("1") { $0.vault = own }, bar("2") { $0.vault = own }]) {
        $0.vault = lists
      }
      let evidence = completeEvidence([list]) {
        $0.packingList = PackingList(digest: SHA256.hash("p"), boxes: [paper(vault: vault)])
      }
      #expect(findings(of: "T04", evidence).isEmpty)
    }
  }

  @Test func weightsInTwoUnits() {
    let metric = ["1", "2"].map {
      bar($0) {
        $0.unit = .grams
        $0.gross = .milligrams(12_445_300)
        $0.weightBasis = .metric
      }
    }
    #expect(differs(metric, [paper(gross: .milligrams(24_890_600))]) == [])
    #expect(differs(metric, [paper(gross: .milligrams(24_890_601))]) == ["gross"])
    #expect(lacking("T04", evidence(metric, [paper(gross: .milligrams(1))])).isEmpty)
    // Weights in different units are not compared, and that is said.
    for bars in [metric, [metric[0], bar("2")]] {
      #expect(differs(bars, [paper()]) == [])
      #expect(
        lacking("T04", evidence(bars, [paper()]))
          == ["gross weight of each box in the unit of its bars"])
      #expect(lacking("T04", evidence(bars, [paper(gross: nil)])).isEmpty)
    }
  }

  @Test func theOrderDoesNotMatter() {
    let bars = two + [bar("3", box: "B2", seal: "S9")]
    let papers = [paper(bars: 1), paper("B3"), paper("B4")]
    let one = findings(of: "T04", evidence(bars, papers))
    let other = findings(of: "T04", evidence(bars, papers.reversed()))
    #expect(one == other && one.count == 4)
  }

  @Test func whatIsMissing() {
    let none = completeEvidence([barList(two)]) { $0.packingList = nil }
    #expect(lacking("T04", none) == ["packing list"])
    #expect(findings(of: "T04", none).isEmpty)
    #expect(lacking("T04", evidence(two, [])).isEmpty)
  }
}
