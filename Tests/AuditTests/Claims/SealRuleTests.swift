import Audit
import Bullion
import Diagnostics
import Notation
import Testing

/// L03: seals and the records of openings.
@Suite struct SealRuleTests {
  private func evidence(
    now: [String], before: [String], openings: [(String, String)]? = [], container: String = "B1",
    earlierContainer: String? = nil, openedBox: String = "B1",
    date: String = "2025-10-01"
  ) -> Evidence {
    let bars = now.enumerated().map { index, seal in
      goodBar("\(index)") {
        $0.container = container
        $0.seal = seal
      }
    }
    return completeEvidence([barList(bars)]) {
      $0.previous!.places = before.map {
        EarlierAudit.Place(
          bar: "x", list: "CUSTODIAN", vault: "V1", container: earlierContainer ?? container,
          seal: $0)
      }
      $0.openings = openings?.map {
        SealOpening(
          vault: "V1", container: openedBox, date: CalendarDate(date)!, oldSeal: $0.0,
          newSeal: $0.1, by: "two officers")
      }
    }
  }

  private func unexplained(_ evidence: Evidence) -> String? {
    let found = findings(of: "L03", evidence)
    #expect(found.count <= 1 && found.allSatisfy { $0.severity == .warning })
    return found.first?.values["unexplained"]
  }

  @Test func oneSeal() {
    #expect(unexplained(evidence(now: ["S1"], before: ["S1"])) == nil)
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"])) == "2")
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], openings: nil)) == "2")
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], openings: [("S1", "S2")])) == nil)
    // A record the other way round, of another seal or of another box explains nothing.
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], openings: [("S2", "S1")])) == "2")
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], openings: [("S0", "S2")])) == "2")
    #expect(
      unexplained(evidence(now: ["S2"], before: ["S1"], openings: [("S1", "S2")], openedBox: "B2"))
        == "2")
    #expect(unexplained(evidence(now: [""], before: ["S1"])) == "2")
  }

  @Test func chainsOfOpenings() {
    let steps = [("S2", "S3"), ("S1", "S2")]
    for steps in [steps, steps.reversed()] {
      #expect(unexplained(evidence(now: ["S3"], before: ["S1"], openings: steps)) == nil)
    }
    #expect(unexplained(evidence(now: ["S4"], before: ["S1"], openings: steps)) == "2")
    // A ring of records ends all the same.
    let ring = [("S1", "S2"), ("S2", "S1")]
    #expect(unexplained(evidence(now: ["S3"], before: ["S1"], openings: ring)) == "2")
  }

  /// The audits are as of 2025-08-29 and 2025-11-28.
  @Test func openingsOfOtherDays() {
    for (date, expected) in [
      ("2025-08-29", "2"), ("2025-08-30", nil), ("2025-11-28", nil), ("2025-11-29", "2"),
    ] as [(String, String?)] {
      let opened = evidence(now: ["S2"], before: ["S1"], openings: [("S1", "S2")], date: date)
      #expect(unexplained(opened) == expected)
      #expect(findings(of: "L03", opened).allSatisfy { $0.values["openings"] == "0" })
    }
  }

  @Test func severalSeals() {
    #expect(unexplained(evidence(now: ["S1", "S2"], before: ["S2", "S1"])) == nil)
    #expect(unexplained(evidence(now: ["S1"], before: ["S1", "S2"])) == "1")
    #expect(unexplained(evidence(now: ["S1", "S2"], before: ["S1"])) == "1")
    let merged = evidence(now: ["S1"], before: ["S1", "S2"], openings: [("S2", "S1")])
    #expect(unexplained(merged) == nil)
  }

  @Test func otherBoxes() throws {
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], earlierContainer: "B2")) == nil)
    #expect(unexplained(evidence(now: ["S2"], before: ["S1"], container: "")) == nil)
    let found = findings(of: "L03", evidence(now: ["S2"], before: ["S1"]))
    let finding = try #require(found.first)
    #expect(finding.subject == .box(vault: "V1", container: "B1"))
    #expect(
      finding.values == [
        "seals-before": "1", "seals-now": "1", "unexplained": "2", "openings": "0",
      ])
    #expect(finding.details == ["seals-before": "S1", "seals-now": "S2"])
    #expect(finding.locations.map { "\($0)" } == ["CUSTODIAN.csv:2:131"])
  }

  @Test func whatIsMissing() {
    #expect(lacking("L03", evidence(now: [], before: [])).isEmpty)
    let needs = ["where the bars lay at the previous audit"]
    #expect(lacking("L03", completeEvidence { $0.previous!.places = nil }) == needs)
    #expect(lacking("L03", completeEvidence { $0.previous = nil }) == needs)
    #expect(findings(of: "L03", completeEvidence { $0.previous = nil }).isEmpty)
  }
}
