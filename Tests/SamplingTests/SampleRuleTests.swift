import Bullion
import Diagnostics
import Disclosure
import Hashing
import Testing

@testable import Audit

/// S01, S02 and W06 in an audit: a sample of the bars that the audit lists.
@Suite struct SampleRuleTests {
  /// An audit of `count` bars whose sample of all of them has these results.
  private func evidence(
    _ observations: [SampleResult.Observation?]?, count: Int = 4
  ) throws -> Evidence {
    let published = publishedBars(count)
    let bars = try published.filter { $0.reasons.isEmpty }.map { line in
      let identity = try #require(BarIdentity(line.id))
      return Bar(
        refinerCode: identity.refinerCode, serial: identity.serial, year: 2024,
        unit: identity.unit, gross: identity.gross, fineness: identity.fineness)
    }
    #expect(bars.map(\.id) == published.dropLast().map(\.id))
    let listed = bars.map { ListedBar(bar: $0, path: "v.csv", line: 2, columns: []) }
    let file = Engagement.BarListFile(
      path: "v.csv", profile: "canonical", location: Location(file: "audit.yaml"))
    var evidence = Evidence(
      lists: [BarList(file: file, digest: SHA256.hash("v"), bars: listed)], refiners: nil)
    guard let observations else { return evidence }
    let draw = try draw(UInt64(count), of: try population(published))
    // Results in the order of the list, which is not that of the draw.
    let results = zip(bars, observations).map { SampleResult(bar: $0.id, observation: $1) }
    evidence.sample = SampleEvaluation(of: results, for: draw)
    return evidence
  }

  private func findings(_ evidence: Evidence) -> [Finding] {
    Examination(of: evidence).findings.filter { ["S01", "S02", "W06"].contains($0.rule) }
  }

  @Test func withoutASampleNothingIsTested() throws {
    let examination = Examination(of: try evidence(nil))
    for rule in ["S01", "S02", "W06"] {
      #expect(
        examination.notTested.first { $0.rule == rule }?.needs == ["results of a sample"])
    }
    #expect(findings(try evidence(nil)) == [])
  }

  @Test func allAsListed() throws {
    let evidence = try evidence(
      (0..<4).map { .found(serial: "S\($0)", gross: nil, fineness: nil) })
    #expect(findings(evidence).map(\.rule) == ["S01"])
    #expect(findings(evidence).map(\.severity) == [.information])
    let tested = Examination(of: evidence).notTested.map(\.rule)
    #expect(Set(tested).isDisjoint(with: ["S01", "S02", "W06"]))
  }

  @Test func whatIsNotSoExcludesOrWarns() throws {
    let evidence = try evidence([
      .missing, .found(serial: "X1", gross: nil),
      .found(serial: "S2", gross: .milliOunces(392_126)),
      .found(
        serial: "S3", gross: .milliOunces(393_125),
        fineness: Fineness(partsPerMillion: 999_799)),
    ])
    let found = findings(evidence)
    #expect(
      found.map { "\($0.rule) \($0.severity.rawValue) \($0.values["error"] ?? "")" }.sorted() == [
        "S01 information ", "S02 excluding not-found", "S02 excluding other-serial",
        "W06 warning other-fineness", "W06 warning other-weight",
      ])
    let examination = Examination(of: evidence)
    // No other rule of the sample excludes a bar.
    #expect(
      examination.outcomes.map { $0.reasons.filter { $0 == "S02" || $0 == "W06" } }
        == [["S02"], ["S02"], [], []])
  }

  @Test func aMissingResultIsAWarning() throws {
    let evidence = try evidence([nil, nil, nil, .found(serial: "S3", gross: nil)])
    #expect(findings(evidence).map(\.severity) == [.warning])
    #expect(findings(evidence).first?.values["results"] == "1")
  }

  @Test func aDrawnBarThatIsNoLongerListedIsFoundAllTheSame() throws {
    var evidence = try evidence([.missing, .missing, .missing, .missing])
    let empty = Evidence(lists: [], refiners: nil)
    let sample = evidence.sample
    evidence = empty
    evidence.sample = sample
    #expect(findings(evidence).map(\.rule).sorted() == ["S01", "S02", "S02", "S02", "S02"])
  }
}
