import Audit
import Bullion
import Diagnostics
import Notation
import Testing

/// D05: one bar in two vaults, or in another issuer's list.
@Suite struct TwoPlacesTests {
  private func list(
    _ vault: String, asOf: String? = "2025-11-28", label: String, entry: String? = "V1",
    fine: UInt64? = nil
  ) -> BarList {
    let bar = goodBar {
      $0.vault = vault
      $0.statedFine = fine
    }
    return barList([bar], label: label) {
      $0.asOf = asOf.flatMap { CalendarDate($0) }
      $0.vault = entry
    }
  }

  @Test(
    arguments: [
      ("2025-11-28", "2025-11-28", true), ("2025-11-28", "2025-11-27", false),
      ("2025-11-28", nil, true), (nil, nil, true),
    ] as [(String?, String?, Bool)])
  func twoVaults(first: String?, second: String?, fires: Bool) {
    let one = list("V1", asOf: first, label: "A")
    let other = list("V2", asOf: second, label: "B", fine: 398_443)
    for lists in [[one, other], [other, one]] {
      let evidence = evidence(lists)
      let found = findings(of: "D05", evidence)
      #expect(found.map(\.severity) == (fires ? [.excluding] : []))
      #expect(
        found.allSatisfy {
          $0.values == ["rows": "2", "vaults": "2", "other-issuer": "none"]
        })
      // The row that D01 counts is the one that this rule leaves: the one of the lower weight.
      let outcomes = Examination(of: evidence).outcomes
      #expect(
        outcomes.filter { $0.reasons.contains("D05") }.map(\.row.bar.vault)
          == (fires ? ["V1"] : []))
      #expect(outcomes.filter { $0.reasons.contains("D01") }.map(\.row.bar.vault) == ["V1"])
    }
  }

  /// Where the audit has a day, a list without one is of that day.
  @Test func aListWithoutADayIsOfTheAuditsDay() {
    var evidence = evidence([
      list("V1", asOf: "2025-11-27", label: "A"), list("V2", asOf: nil, label: "B"),
    ])
    #expect(findings(of: "D05", evidence).count == 1)
    evidence.asOf = Timestamp("2025-11-28T15:00:00Z")
    #expect(findings(of: "D05", evidence) == [])
    evidence.asOf = Timestamp("2025-11-27T15:00:00Z")
    #expect(findings(of: "D05", evidence).count == 1)
  }

  @Test func oneVaultIsNoFinding() {
    #expect(findings(of: "D05", evidence([list("V1", label: "A"), list("V1", label: "B")])) == [])
    // The entry's vault stands in for the row's, and the custodian for both.
    for (rows, entry, fires) in [
      ("V1", "V1", false), ("V2", "V1", true), ("B", nil, false),
    ] as [(String, String?, Bool)] {
      let found = findings(
        of: "D05",
        evidence([list(rows, label: "A"), list("", label: "B", entry: entry)]))
      #expect(found.isEmpty != fires, "\(rows) \(entry ?? "")")
    }
    #expect(findings(of: "D05", evidence([barList([goodBar("1"), goodBar("222")])])) == [])
  }

  /// Three rows, two of which are of one day and two vaults.
  @Test func threeRows() {
    let lists = [
      list("V1", asOf: "2025-11-27", label: "A"), list("V2", label: "B"), list("V3", label: "C"),
    ]
    let evidence = evidence(lists)
    #expect(findings(of: "D05", evidence).map(\.values["vaults"]) == ["2"])
    #expect(reasons(evidence).filter { $0.contains("D05") }.count == 2)
  }

  private func compared(
    _ ours: Bar = goodBar(), rows: Int = 1, with others: [Bar]
  ) -> Evidence {
    var evidence = evidence([barList([Bar](repeating: ours, count: rows))])
    evidence.comparison = [barList(others, label: "OTHER")]
    return evidence
  }

  @Test func withoutOtherListsNothingIsCompared() {
    let alone = evidence([barList([goodBar()])])
    #expect(lacking("D05", alone) == ["bar lists of other issuers"])
    #expect(lacking("D05", compared(with: [goodBar("222")])) == [])
  }

  @Test(arguments: [
    (400_125, true), (401_125, true), (399_125, true), (401_126, false), (399_124, false),
  ])
  func theWeightIsAboutTheSame(gross: UInt64, fires: Bool) {
    let other = goodBar { $0.gross = .milliOunces(gross) }
    // Weights around it are found by halving: heavier and lighter bars of the stamp stand beside.
    let far = [100_000, 300_000, 500_000, 600_000].map { gross in
      goodBar { $0.gross = .milliOunces(gross) }
    }
    for others in [[other], [other] + far, far + [other]] {
      let evidence = compared(with: others)
      let found = findings(of: "D05", evidence)
      #expect(found.map(\.severity) == (fires ? [.excluding] : []))
      #expect(
        found.allSatisfy {
          $0.values == ["rows": "1", "vaults": "1", "other-issuer": "listed"]
        })
      #expect(reasons(evidence) == [fires ? "D05" : ""])
    }
  }

  /// 12.4453 kg are 400.125... ozt.
  @Test func gramsAreComparedAsOunces() {
    let other = goodBar {
      $0.unit = .grams
      $0.gross = .milligrams(12_445_300)
    }
    #expect(findings(of: "D05", compared(with: [other])).count == 1)
  }

  @Test(
    arguments: [
      (2024, 2024, true), (2024, 2023, false), (2024, nil, true), (nil, 2024, true),
      (nil, nil, true),
    ] as [(Int?, Int?, Bool)])
  func yearsAreEqualOrOneIsMissing(ours: Int?, theirs: Int?, fires: Bool) {
    let evidence = compared(goodBar { $0.year = ours }, with: [goodBar { $0.year = theirs }])
    #expect(findings(of: "D05", evidence).isEmpty != fires)
  }

  @Test func otherBarsAreNoFinding() {
    for other in [
      goodBar("1002"), goodBar { $0.refinerCode = "VALCAMBI" }, goodBar { $0.gross = nil },
    ] { #expect(findings(of: "D05", compared(with: [other])) == []) }
    let nameless = goodBar("") { $0.refinerCode = "" }
    #expect(findings(of: "D05", compared(nameless, with: [nameless])) == [])
    let weightless = goodBar { $0.gross = nil }
    #expect(findings(of: "D05", compared(weightless, with: [goodBar()])) == [])
  }

  @Test func eachOfOurRowsIsExcluded() {
    let evidence = compared(rows: 2, with: [goodBar()])
    #expect(reasons(evidence).sorted() == ["D01+D05", "D05"])
    #expect(Examination(of: evidence).fineAccepted == 0)
  }
}
