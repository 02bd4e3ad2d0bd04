import Audit
import Bullion
import Disclosure
import Hashing
import Testing

/// Rules over whole lists and over several of them.
@Suite struct ListRuleTests {
  /// The rules that lack something, apart from those that the plain evidence of these tests has
  /// nothing for.
  private func notTested(_ evidence: Evidence) -> [String] {
    let plain = Examination(of: AuditTests.evidence([barList([goodBar()])])).notTested.map(\.rule)
    return Examination(of: evidence).notTested.map(\.rule).filter { !plain.contains($0) }
  }

  @Test func listHash() {
    let right = barList([goodBar()])
    #expect(found(evidence([right])) == [])
    let wrong = barList([goodBar()]) { $0.sha256 = SHA256.hash("other") }
    #expect(found(evidence([wrong])) == ["F01 blocking"])
    let silent = barList([goodBar()]) { $0.sha256 = nil }
    #expect(found(evidence([silent])) == [])
    #expect(notTested(evidence([silent])) == ["F01"])
    #expect(notTested(evidence([right, silent])) == ["F01"])
  }

  @Test func declaredCount() {
    #expect(found(evidence([barList([goodBar()]) { $0.declaredBars = 2 }])) == ["T01 blocking"])
    #expect(notTested(evidence([barList([goodBar()]) { $0.declaredBars = nil }])) == ["T01"])
  }

  @Test func declaredWeight() throws {
    for change in [-1, 1] {
      let gross = barList([goodBar()]) { $0.declaredGross = .milliOunces(UInt64(400_125 + change)) }
      #expect(found(evidence([gross])) == ["T02 blocking"])
      let fine = barList([goodBar()]) { $0.declaredFine = UInt64(398_444 + change) }
      #expect(found(evidence([fine])) == ["T02 blocking"])
    }
    #expect(notTested(evidence([barList([goodBar()]) { $0.declaredGross = nil }])) == ["T02"])
    #expect(notTested(evidence([barList([goodBar()]) { $0.declaredFine = nil }])) == ["T02"])
    let finding = try #require(
      Examination(of: evidence([barList([goodBar()]) { $0.declaredFine = 1 }])).findings.first)
    #expect(finding.values == ["declared-fine-mozt": "1", "listed-fine-mozt": "398444"])
    #expect(finding.locations.map { "\($0)" } == ["audit.yaml:20:7"])
  }

  /// Grams are summed first and converted once: three bars of 12,500.1 g are 37,500.3 g.
  @Test func gramsAreConvertedOnce() {
    let bars = ["111", "222", "333"].map { serial in
      goodBar(serial) {
        $0.unit = .grams
        $0.gross = .milligrams(12_500_100)
        $0.statedFine = nil
        $0.weightBasis = .metric
      }
    }
    let list = barList(bars)
    #expect(list.grossMilliOunces == 1_205_662)
    #expect(3 * Mass.milliOunces(fromMilligrams: 12_500_100) == 1_205_661)
    #expect(found(evidence([barList(bars) { $0.declaredGross = .milligrams(37_500_300) }])) == [])
    let off = barList(bars) { $0.declaredGross = .milligrams(37_500_301) }
    #expect(found(evidence([off])) == ["T02 blocking"])
    let mixed = barList([goodBar()]) { $0.declaredGross = .milligrams(12_445_300) }
    #expect(found(evidence([mixed])) == ["T02 blocking"])
  }

  @Test func sameBarTwiceCountsOnce() throws {
    let lower = goodBar { $0.statedFine = 398_443 }
    for lists in [
      [barList([goodBar(), lower])], [barList([lower, goodBar()])],
      [barList([goodBar()], label: "A"), barList([lower], label: "B")],
      [barList([lower], label: "B"), barList([goodBar()], label: "A")],
    ] {
      let examination = Examination(of: evidence(lists))
      #expect(examination.findings.map(\.rule) == ["D01"])
      let counted = examination.outcomes.filter { $0.reasons.isEmpty }
      #expect(counted.map(\.fineAccepted) == [398_443])
      #expect(examination.outcomes.filter { $0.reasons == ["D01"] }.count == 1)
      #expect(examination.fineAccepted == 398_443)
      #expect(examination.fineListed == 398_443 + 398_444)
      #expect(examination.findings[0].values["rows"] == "2")
      #expect(examination.findings[0].locations.count == 2)
    }
    #expect(reasons(evidence([barList([goodBar("1"), goodBar("2")])])) == ["", ""])
  }

  /// A pledge found in one list holds for the same bar in the other.
  @Test func excludedInOneListIsExcludedInAll() {
    let lists = [
      barList([goodBar()], label: "A"),
      barList([goodBar { $0.status = "pledged" }], label: "B"),
    ]
    #expect(Examination(of: evidence(lists)).fineAccepted == 0)
    #expect(found(evidence(lists)) == ["D01 excluding", "E01 excluding"])
  }

  @Test func twoWeightsOfOneBar() throws {
    // The pair of the 2009 review: one refiner's serial 2323 with 419.208 and 397.563 ozt.
    let bars = ([419_208, 397_563] as [UInt64]).map { gross in
      goodBar("2323") {
        $0.gross = .milliOunces(gross)
        $0.fineness = Fineness(partsPerMillion: 999_900)
        $0.statedFine = nil
        $0.weightBasis = .refiner
      }
    }
    for order in [bars, Array(bars.reversed())] {
      let examination = Examination(of: evidence([barList(order)]))
      #expect(examination.findings.map(\.rule) == ["D02"])
      #expect(examination.fineAccepted == 397_523)
    }
    let other = goodBar("2323") {
      $0.refinerCode = "VALCAMBI"
      $0.statedFine = nil
    }
    #expect(found(evidence([barList([bars[0], other])])) == ["D03 information"])
    let year = goodBar("2323") {
      $0.year = 2023
      $0.gross = .milliOunces(397_575)
      $0.statedFine = nil
    }
    #expect(found(evidence([barList([bars[0], year])])) == [])
  }

  /// A bar without its year may be the one that has it: counted once, until it is cleared up.
  @Test func aBarWithoutYearBesideOneWithIt() {
    let undated = goodBar { $0.year = nil }
    for bars in [[goodBar(), undated], [undated, goodBar()]] {
      #expect(found(evidence([barList(bars)])) == ["D02 excluding", "B04 warning"])
      #expect(Examination(of: evidence([barList(bars)])).fineAccepted == 398_444)
    }
    let other = goodBar { $0.year = 2023 }
    #expect(found(evidence([barList([goodBar(), other])])) == [])
    #expect(
      found(evidence([barList([goodBar(), other, undated])]))
        == ["D02 excluding", "D02 excluding", "B04 warning"])
    #expect(found(evidence([barList([undated, goodBar("2002")])])) == ["B04 warning"])
  }

  @Test func oneStampInTwoUnits() {
    let grams = goodBar {
      $0.unit = .grams
      $0.gross = .milligrams(12_445_300)
      $0.statedFine = nil
      $0.weightBasis = .metric
    }
    #expect(found(evidence([barList([goodBar(), grams])])) == ["D02 excluding"])
  }

  @Test func serialsWithoutRefinerAreNotCompared() {
    let nameless = ["1", "2"].map { year in
      goodBar("") {
        $0.year = 2000 + Int(year)!
        $0.refinerCode = ""
      }
    }
    #expect(
      found(evidence([barList(nameless)])) == [
        "B02 excluding", "B02 excluding", "R01 excluding", "R01 excluding",
      ])
  }

  @Test func supply() throws {
    let list = [barList([goodBar()])]
    #expect(found(evidence(list, holdersTotal: 999_999_999_999)) == ["K02 blocking"])
    #expect(found(evidence(list, holdersTotal: 1_000_000_000_001)) == ["K02 blocking"])
    #expect(notTested(evidence(list, supply: [])) == ["K02"])
    var second = supplyLine
    second.chain = "eip155:10"
    second.total = 500
    second.nonRedeemable = 500
    #expect(found(evidence(list, supply: [supplyLine, second])) == [])
    second.nonRedeemable = 499
    #expect(found(evidence(list, supply: [supplyLine, second])) == ["K02 blocking"])
    let finding = try #require(
      Examination(of: evidence(list, supply: [supplyLine, second])).findings.first)
    #expect(finding.values["holders-missing"] == "1")
    second.total = .max
    second.nonRedeemable = 0
    #expect(found(evidence(list, supply: [supplyLine, second])) == ["K02 blocking"])
  }

  @Test func whatIsMissingIsNotTested() {
    let bare = barList([goodBar()]) {
      $0.sha256 = nil
      $0.vault = nil
      $0.account = nil
      $0.declaredBars = nil
      $0.declaredGross = nil
      $0.declaredFine = nil
    }
    let examination = Examination(of: Evidence(lists: [bare], refiners: nil))
    let lacking = examination.notTested
    #expect(lacking.map(\.rule) == lacking.map(\.rule).sorted())
    #expect(
      Set(lacking.map(\.rule)).isSuperset(of: ["F01", "K02", "L01", "R01", "T01", "T02"]))
    #expect(
      lacking.first { $0.rule == "F01" }?.needs == ["sha256 of the bar list 'CUSTODIAN.csv'"])
    #expect(examination.findings.isEmpty)
    // Half an input: what is there is looked at, and the rule still counts as not tested.
    let half = barList([goodBar { $0.vault = "V2" }]) { $0.account = nil }
    #expect(found(evidence([half])) == ["L01 excluding"])
    #expect(notTested(evidence([half])) == ["L01"])
  }
}
