import Bullion
import Diagnostics
import Disclosure
import MerkleSum
import Notation
import Testing

@testable import Audit

/// What results show: S01, S02 and the projected error.
@Suite struct EvaluationTests {
  /// Results in which every drawn bar is as listed, but for those that `change` returns.
  func results(
    _ draw: SampleDraw,
    _ change: (Int, SamplePopulation.Item) -> SampleResult.Observation? = {
      .found(serial: $1.identity.serial, gross: $1.identity.gross)
    }
  ) -> [SampleResult] {
    draw.bars.enumerated().map {
      SampleResult(bar: $0.element.item.id, observation: change($0.offset, $0.element.item))
    }
  }

  func seen(_ item: SamplePopulation.Item) -> SampleResult.Observation {
    .found(serial: item.identity.serial, gross: nil)
  }

  @Test func aCompleteSampleIsInformation() throws {
    let draw = try draw(10, of: try population(40))
    let evaluation = SampleEvaluation(of: results(draw), for: draw)
    #expect(evaluation.isClean && evaluation.bad == 0)
    #expect(evaluation.examined == 10 && evaluation.weighed == 10)
    #expect(evaluation.findings.map(\.rule) == ["S01"])
    #expect(evaluation.findings[0].severity == .information)
    #expect(evaluation.projection?.fine == 0 && evaluation.projection?.bars == 0)
  }

  @Test func aMissingResultIsAWarningAndProjectsNothing() throws {
    let draw = try draw(10, of: try population(40))
    for few in [Array(results(draw).dropLast()), results(draw) { $0 == 3 ? nil : seen($1) }] {
      let evaluation = SampleEvaluation(of: few, for: draw)
      #expect(!evaluation.isClean && evaluation.examined == 9 && evaluation.projection == nil)
      #expect(evaluation.findings.map(\.severity) == [.warning])
      #expect(
        evaluation.findings[0].values == [
          "planned": "10", "drawn": "10", "bars": "10", "results": "9",
          "root": Hex.encode(draw.population.root.hash.bytes),
          "nonce": String(repeating: "01", count: 16), "seed": Hex.encode(draw.seed.digest.bytes),
        ])
    }
  }

  @Test func fewerThanPlannedIsAWarning() throws {
    let bars = try population(300)
    let plan = try SamplePlan(
      method: .detection, confidence: 95, tolerable: 3, size: 188, for: bars)
    let draw = SampleDraw(plan, from: bars, seed: seed(bars))
    let evaluation = SampleEvaluation(of: results(draw), for: draw)
    #expect(plan.planned == 189 && evaluation.findings.map(\.severity) == [.warning])
    #expect(!evaluation.isClean && evaluation.projection?.fine == 0)
  }

  @Test func badBarsAreFindingsAndAreProjected() throws {
    let draw = try draw(10, of: try population(publishedBars(40, fine: { _ in 400_000 })))
    let evaluation = SampleEvaluation(
      of: results(draw) { number, item in
        switch number {
        case 0: .missing
        case 1: .found(serial: "OTHER", gross: nil)
        case 2: .found(serial: item.identity.serial, gross: .milliOunces(200_000))
        default: self.seen(item)
        }
      }, for: draw)
    #expect(evaluation.bad == 3 && !evaluation.isClean && evaluation.weighed == 1)
    #expect(evaluation.findings.map(\.rule) == ["S01", "S02", "S02", "W06"])
    #expect(
      evaluation.findings.dropFirst().map(\.severity) == [.excluding, .excluding, .warning])
    #expect(
      evaluation.findings.dropFirst().map { $0.values["error"] ?? "" }
        == ["not-found", "other-serial", "other-weight"])
    // 200.000 ozt of 999.9 are 199.980 fine: 200.020 are missing of 400.000.
    #expect(evaluation.findings[3].values["short-mozt"] == "200020")
    #expect(evaluation.projection?.sampleFine == 1_000_020)
    #expect(evaluation.projection?.fine == 4_000_080 && evaluation.projection?.bars == 12)
  }

  @Test(arguments: [
    (400_125, 400_100, false), (400_125, 400_099, true), (400_125, 400_150, false),
    (400_125, 400_151, true),
  ])
  func ouncesDifferBeyondTheTolerance(expected: UInt64, found: UInt64, differ: Bool) {
    #expect(SampleResult.differ(.milliOunces(found), .milliOunces(expected)) == differ)
  }

  /// 400.125 ozt of 999.9, with a result for the assay: 0.1 permille is within the tolerance.
  @Test(arguments: [(999_800, 0), (1_000_000, 0), (999_799, 40), (990_000, 3_961)])
  func assaysDifferBeyondTheTolerance(found: UInt64, short: UInt128) throws {
    let bars = publishedBars(1) { _ in 400_085 }.map { bar in
      var bar = bar
      bar.id = bar.id.replacing("400185", with: "400125")
      return bar
    }
    let draw = try draw(1, of: try population(bars))
    let fineness = try #require(Fineness(partsPerMillion: found))
    let evaluation = SampleEvaluation(
      of: results(draw) { _, item in
        .found(serial: item.identity.serial, gross: .milliOunces(400_100), fineness: fineness)
      }, for: draw)
    #expect(evaluation.projection?.sampleFine == short)
    guard short > 0 else {
      #expect(evaluation.isClean)
      return
    }
    #expect(evaluation.findings.map(\.rule) == ["S01", "W06"] && !evaluation.isClean)
    #expect(
      evaluation.findings[1].values == [
        "error": "other-fineness", "fine-mozt": "400085", "short-mozt": "\(short)",
        "found-gross-mozt": "400100", "gross-mozt": "400125", "found-fineness-ppm": "\(found)",
        "fineness-ppm": "999900",
      ])
  }

  /// A lighter bar of lower fineness is one finding, and lacks the gold of both.
  @Test func weightAndAssayTogether() throws {
    let draw = try draw(1, of: try population(publishedBars(1) { _ in 400_000 }))
    let evaluation = SampleEvaluation(
      of: results(draw) { _, item in
        .found(
          serial: item.identity.serial, gross: .milliOunces(200_000),
          fineness: Fineness(partsPerMillion: 900_000))
      }, for: draw)
    #expect(evaluation.findings.map(\.rule) == ["S01", "W06"] && evaluation.bad == 1)
    #expect(evaluation.findings[1].values["error"] == "other-weight+other-fineness")
    #expect(evaluation.findings[1].values["short-mozt"] == "220000")
  }

  @Test(arguments: [(1_000_777, false), (1_000_778, true), (999_223, false), (999_222, true)])
  func gramsDifferBeyondTheTolerance(found: UInt64, differ: Bool) {
    #expect(SampleResult.differ(.milligrams(found), .milligrams(1_000_000)) == differ)
  }

  /// A heavier bar is not as listed, and makes up for no other.
  @Test func aHeavierBarIsAFindingWithoutAShortfall() throws {
    let draw = try draw(4, of: try population(4))
    let evaluation = SampleEvaluation(
      of: results(draw) { number, item in
        guard number == 0, let gross = item.identity.gross else { return self.seen(item) }
        return .found(serial: item.identity.serial, gross: .milliOunces(gross.thousandths + 26))
      }, for: draw)
    #expect(evaluation.bad == 1 && evaluation.projection?.fine == 0)
  }

  /// Serials are compared as bytes: Swift's own equality takes these two for the same.
  @Test func serialsAreComparedAsBytes() throws {
    var bars = publishedBars(3)
    bars[0].id = "AU|RAND|\u{C9}1|2024|400000|ozt|999900"
    let draw = try draw(3, of: try population(bars))
    let evaluation = SampleEvaluation(
      of: results(draw) { _, item in
        .found(
          serial: item.identity.serial == "\u{C9}1" ? "E\u{301}1" : item.identity.serial,
          gross: nil)
      }, for: draw)
    #expect(evaluation.bad == 1)
  }

  /// Interval 250: the bar of 1000 stands for itself, one of 100 that lacks half stands for half
  /// its interval.
  @Test func unitsProjectByInterval() throws {
    let bars = try population(publishedBars(11, fine: { $0 == 0 ? 1_000 : 100 }))
    let draw = try unitDraw(8, of: bars)
    let light = try #require(draw.bars.firstIndex { $0.item.fine == 100 })
    #expect(draw.bars.contains { $0.item.fine == 1_000 })
    let evaluation = SampleEvaluation(
      of: results(draw) { number, item in
        number == light || item.fine == 1_000 ? .missing : self.seen(item)
      }, for: draw)
    #expect(evaluation.projection?.sampleFine == 1_100)
    #expect(evaluation.projection?.fine == 1_250)
    #expect(evaluation.projection?.bars == nil)
  }
}
