import Audit
import Bullion
import Diagnostics
import Disclosure
import MerkleSum
import Notation
import Testing

/// M01 and M03: the record of movements and the audits before.
@Suite struct MovementRuleTests {
  private func id(_ serial: String) -> String { goodBar(serial).id }

  private func published(_ serials: [String], fine: UInt64 = 398_444) -> [PublishedBar] {
    serials.map {
      PublishedBar(
        id: id($0), list: "CUSTODIAN", fineListed: fine, fineAccepted: 0, reasons: ["E01"],
        nonce: Nonce(value: 1))
    }
  }

  private func move(
    _ direction: BarMovement.Direction, _ serial: String, _ date: String = "2025-10-01",
    fine: UInt64 = 398_444
  ) -> BarMovement {
    BarMovement(
      direction: direction, date: CalendarDate(date)!, bar: id(serial), fine: fine,
      location: Location(file: "movements.csv", line: 2))
  }

  private func evidence(
    before: [String], _ movements: [BarMovement]?, now: [String], earlier: [[String]] = [[]],
    fineBefore: UInt64 = 398_444
  ) -> Evidence {
    completeEvidence([barList(now.map { goodBar($0) })]) {
      $0.previous!.bars = published(before, fine: fineBefore)
      $0.movements = movements
      $0.earlier = earlier.map {
        EarlierAudit(statement: earlierStatement(), bars: published($0), places: nil)
      }
    }
  }

  /// Arrivals, departures, moved twice, ounces.
  private func faults(_ evidence: Evidence) -> [String] {
    let found = findings(of: "M01", evidence)
    #expect(found.allSatisfy { $0.severity == .blocking && $0.subject == .reserve })
    return found.first.map { finding in
      ["unexplained-arrivals", "unexplained-departures", "moved-twice", "ounce-differences"].map {
        finding.values[$0] ?? ""
      }
    } ?? []
  }

  @Test func everyBarIsAccountedFor() {
    #expect(faults(evidence(before: ["1", "2"], [], now: ["2", "1"])) == [])
    #expect(
      faults(
        evidence(before: ["1", "2"], [move(.left, "1"), move(.arrived, "3")], now: ["2", "3"]))
        == [])
    #expect(faults(evidence(before: ["1"], [], now: ["1", "3"])) == ["1", "0", "0", "0"])
    #expect(faults(evidence(before: ["1", "2"], [], now: ["1"])) == ["0", "1", "0", "0"])
    #expect(
      faults(evidence(before: ["1"], [move(.arrived, "3")], now: ["1"])) == ["0", "1", "0", "0"])
    #expect(
      faults(evidence(before: ["1"], [move(.left, "1")], now: ["1"])) == ["1", "0", "0", "0"])
    #expect(faults(evidence(before: [], [], now: [])) == [])
  }

  @Test func barsThatMoveMoreThanOnce() {
    let around = [move(.left, "1"), move(.arrived, "1")]
    #expect(faults(evidence(before: ["1"], around, now: ["1"])) == [])
    #expect(faults(evidence(before: [], around, now: [])) == [])
    #expect(
      faults(evidence(before: ["1"], [move(.arrived, "1")], now: ["1"])) == ["0", "0", "1", "0"])
    #expect(faults(evidence(before: [], [move(.left, "1")], now: [])) == ["0", "0", "1", "0"])
    let twice = [move(.left, "1"), move(.left, "1")]
    #expect(faults(evidence(before: ["1"], twice, now: [])) == ["0", "0", "1", "0"])
  }

  /// The audits are as of 2025-08-29 and 2025-11-28.
  @Test func movementsOfOtherDays() {
    for (date, isInPeriod) in [
      ("2025-08-29", false), ("2025-08-30", true), ("2025-11-28", true), ("2025-11-29", false),
    ] {
      let arrived = evidence(before: [], [move(.arrived, "1", date)], now: ["1"])
      #expect(faults(arrived) == (isInPeriod ? [] : ["1", "0", "0", "0"]))
      let left = evidence(before: ["1"], [move(.left, "1", date)], now: [])
      #expect(faults(left) == (isInPeriod ? [] : ["0", "1", "0", "0"]))
      #expect(
        findings(of: "M01", left).map { $0.values["movements-of-other-days"] }
          == (isInPeriod ? [] : ["1"]))
      // A record that goes back further disturbs nothing, and its ounces count for nothing.
      let still = evidence(before: ["1"], [move(.arrived, "1", date, fine: 5)], now: ["1"])
      #expect(faults(still).isEmpty == !isInPeriod)
    }
  }

  @Test func ouncesTie() throws {
    for (before, movement, now) in [
      ([], move(.arrived, "1", fine: 398_443), ["1"]),
      (["1"], move(.left, "1", fine: 398_445), []),
    ] as [([String], BarMovement, [String])] {
      let evidence = evidence(before: before, [movement], now: now)
      #expect(faults(evidence) == ["0", "0", "0", "1"])
      let finding = try #require(findings(of: "M01", evidence).first)
      #expect(finding.locations.map { "\($0)" } == ["movements.csv:2"])
    }
    // Two differences that make up for each other are two differences.
    let swapped = [move(.arrived, "1", fine: 398_443), move(.arrived, "2", fine: 398_445)]
    #expect(faults(evidence(before: [], swapped, now: ["1", "2"])) == ["0", "0", "0", "2"])
    // The same bars, and one is listed with another fine weight than before.
    let restated = evidence(before: ["1"], [], now: ["1"], fineBefore: 398_443)
    #expect(faults(restated) == ["0", "0", "0", "0"])
    #expect(
      findings(of: "M01", restated).first?.values.filter { $0.key.hasSuffix("mozt") } == [
        "before-mozt": "398443", "arrived-mozt": "0", "left-mozt": "0", "now-mozt": "398444",
      ])
    // A bar that came and went: both records must state the same.
    let passing = [move(.arrived, "9", fine: 5), move(.left, "9", fine: 6)]
    #expect(faults(evidence(before: [], passing, now: [])) == ["0", "0", "0", "0"])
  }

  @Test func aBarListedTwiceIsOneBar() {
    #expect(faults(evidence(before: ["1", "1"], [], now: ["1"])) == [])
    #expect(faults(evidence(before: ["1"], [], now: ["1", "1"])) == [])
    var lower = evidence(before: ["1"], [], now: ["1"])
    lower.previous!.bars! += published(["1"], fine: 398_445)
    #expect(faults(lower) == [])
    lower.previous!.bars!.reverse()
    #expect(faults(lower) == [])
    lower.previous!.bars! += published(["1"], fine: 398_443)
    #expect(faults(lower) == ["0", "0", "0", "0"])
  }

  @Test func whichBars() throws {
    let serials = (10..<40).map { "\($0)" }
    for order in [serials, serials.reversed()] {
      let finding = try #require(
        findings(of: "M01", evidence(before: ["1"], [move(.left, "2")], now: order)).first)
      #expect(
        finding.details["unexplained-arrivals"]
          == serials.prefix(20).map(id).joined(separator: ", "))
      #expect(finding.details["unexplained-departures"] == id("1"))
      #expect(finding.details["moved-twice"] == id("2"))
    }
  }

  private func returned(_ evidence: Evidence) -> [String] {
    let found = findings(of: "M03", evidence)
    #expect(found.allSatisfy { $0.severity == .warning && $0.subject == .bar(id: id("1")) })
    return found.map { $0.values["reason"] ?? "" }
  }

  @Test func barsThatReturn() {
    let away = evidence(before: ["2"], [], now: ["1", "2"], earlier: [["3"], ["1"]])
    #expect(returned(away) == ["earlier-audit"])
    #expect(returned(evidence(before: ["1"], [], now: ["1"], earlier: [["1"]])) == [])
    #expect(returned(evidence(before: ["2"], [], now: ["1"], earlier: [["2"]])) == [])
    #expect(returned(evidence(before: [], [], now: ["2"], earlier: [["1"]])) == [])
    for (left, arrived, reason) in [
      ("2025-09-01", "2025-11-01", "movements"), ("2025-09-01", "2025-09-01", "movements"),
      ("2025-09-02", "2025-09-01", nil),
    ] as [(String, String, String?)] {
      let moves = [move(.left, "1", left), move(.arrived, "1", arrived)]
      for moves in [moves, moves.reversed()] {
        #expect(returned(evidence(before: ["1"], moves, now: ["1"])) == (reason.map { [$0] } ?? []))
        #expect(returned(evidence(before: ["1"], moves, now: [])) == [])
      }
    }
    let both = [move(.left, "1", "2025-09-01"), move(.arrived, "1", "2025-09-02")]
    #expect(
      returned(evidence(before: [], both, now: ["1"], earlier: [["1"]]))
        == ["earlier-audit+movements"])
    #expect(returned(evidence(before: [], [move(.arrived, "1")], now: ["1"])) == [])
    // The first departure and the last arrival decide.
    let thrice = [
      move(.arrived, "1", "2025-09-01"), move(.left, "1", "2025-09-02"),
      move(.arrived, "1", "2025-09-03"), move(.left, "1", "2025-09-04"),
    ]
    #expect(returned(evidence(before: [], thrice, now: ["1"])) == ["movements"])
  }

  @Test func whatIsMissing() {
    let known = evidence(before: ["1"], [], now: ["1"])
    #expect(lacking("M01", known).isEmpty && lacking("M03", known).isEmpty)
    var bare = known
    bare.movements = nil
    #expect(lacking("M01", bare) == ["record of movements"])
    #expect(findings(of: "M01", evidence(before: [], nil, now: ["1"])).isEmpty)
    bare = known
    bare.previous!.bars = nil
    #expect(lacking("M01", bare) == ["bars of the previous audit"])
    #expect(findings(of: "M01", bare).isEmpty)
    let needs = ["statements before the previous one"]
    #expect(lacking("M03", bare) == needs)
    bare = evidence(before: ["2"], [], now: ["1"], earlier: [])
    #expect(lacking("M03", bare) == needs)
    bare = evidence(before: ["2"], [], now: ["1"], earlier: [["1"], []])
    bare.earlier[1].bars = nil
    #expect(lacking("M03", bare) == needs)
    // What was given is looked at all the same; without the previous bars nobody was away.
    #expect(returned(bare) == ["earlier-audit"])
    bare.previous = nil
    #expect(returned(bare) == [])
    let moves = [move(.left, "1", "2025-09-01"), move(.arrived, "1", "2025-09-02")]
    var alone = evidence(before: [], moves, now: ["1"])
    alone.previous = nil
    #expect(returned(alone) == ["movements"])
  }
}
