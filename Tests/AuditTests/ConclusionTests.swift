import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation
import Testing

@Suite struct ConclusionTests {
  private let key = SnapshotKey(bytes: [UInt8](0..<32))!

  /// The rules that the evidence of these tests has nothing for.
  private let untested = Examination(of: confirmed(evidence([barList([goodBar()])])))
    .notTested.map(\.rule)

  private func engagement(
    _ lists: [BarList], buffer: UInt64 = 0, haircut: UInt64 = 0, waived: [String] = [],
    supply: [Statement.Supply] = [supplyLine]
  ) -> Engagement {
    Engagement(
      file: "audit.yaml", issuer: "a.example", snapshot: "s1",
      asOf: Timestamp("2025-11-28T15:00:00Z")!,
      asset: Statement.Asset(symbol: "DEMO", decimals: 6), mode: .secret, keyFile: "key",
      holders: [], supply: supply, otherClaims: 0, barsArePublic: true,
      barLists: lists.map(\.file), refiners: nil,
      price: Engagement.PriceNote(
        microUSD: 4_161_100_000, session: "LBMA-PM", date: CalendarDate("2025-11-28")!,
        path: "p"),
      evidence: [],
      policy: Engagement.Policy(
        haircut: haircut, buffer: buffer, fineTolerance: 1, waived: waived),
      dispositions: nil, previous: nil, revision: nil)
  }

  private func conclude(
    _ lists: [BarList], holdersTotal: UInt128 = 1_000_000_000_000,
    refiners: RefinerRegister? = register, buffer: UInt64 = 0, haircut: UInt64 = 0,
    waived: [String] = [], supply: [Statement.Supply] = [supplyLine],
    sumsInsured: [UInt128] = [], unconfirmed: String = ""
  ) throws -> Conclusion {
    let engagement = engagement(
      lists, buffer: buffer, haircut: haircut, waived: waived, supply: supply)
    var evidence = evidence(lists, refiners: refiners, holdersTotal: holdersTotal, supply: supply)
    evidence = confirmed(evidence, without: unconfirmed)
    evidence.documents += sumsInsured.map {
      var file = Engagement.EvidenceFile(
        kind: EvidenceDocument.Kind.insurance, date: CalendarDate("2025-11-28")!, path: "i")
      file.sumInsured = $0
      return EvidenceDocument(file: file, digest: SHA256.hash("i"))
    }
    let examination = Examination(of: evidence)
    let bars = examination.inventory
    return try Conclusion(
      of: examination, for: engagement,
      committing: Conclusion.Commitments(
        liabilities: SumNode(count: 3, sum: holdersTotal, hash: SHA256.hash("root")),
        inventory: bars.count == 0
          ? nil
          : SumNode(
            count: UInt64(bars.count), sum: examination.fineAccepted, hash: SHA256.hash("bars")),
        liabilitiesKey: key.treeKey(.liabilities, issuer: "a.example", snapshot: "s1"),
        inventoryKey: key.treeKey(.inventory, issuer: "a.example", snapshot: "s1"),
        inputs: lists.map {
          PublishedInput(role: "bar-list", digest: $0.digest, date: $0.file.asOf)
        },
        priceEvidence: SHA256.hash("price"), previous: nil, replaces: nil))
  }

  @Test func covered() throws {
    let conclusion = try conclude([barList([goodBar()])])
    #expect(conclusion.statement.result == .covered)
    #expect(conclusion.figures.reserve == 1_657_965_328_400)
    #expect(conclusion.statement.coverage == 1_657_965)
    #expect(conclusion.findings.map(\.rule) == ["C04"])
    #expect(
      Int(conclusion.statement.rulesTested) + untested.count == RuleCatalogue.all.count)
    #expect(try Statement(parsing: Array(conclusion.statementText.utf8)) == conclusion.statement)
    #expect(conclusion.figures.excessOunces == 398_444 - 240_322)
    #expect(
      conclusion.inputsText.hasPrefix("bar-list ")
        && conclusion.inputsText.hasSuffix(" 2025-11-28\n"))
  }

  @Test func shortfallIsNeverRoundedUp() throws {
    let total: UInt128 = 1_657_965_328_401
    var supply = supplyLine
    supply.total = total
    let conclusion = try conclude(
      [barList([goodBar()])], holdersTotal: total, supply: [supply])
    #expect(conclusion.statement.result == .shortfall)
    #expect(conclusion.statement.coverage == 999_999)
    #expect(conclusion.findings.map(\.rule) == ["C02", "C03", "C04"])
    #expect(conclusion.findings[0].values["shortfall"] == "1")
    #expect(conclusion.findings[0].values["shortfall-mozt"] == "1")
    #expect(conclusion.statement.findings.undisposed == 2)
    let exact = try conclude(
      [barList([goodBar()])], holdersTotal: total - 1,
      supply: [Statement.Supply(supplyLine, total: total - 1)])
    #expect(exact.statement.result == .covered && exact.findings.map(\.rule) == ["C04"])
  }

  @Test func bufferWarnsAndChangesNothing() throws {
    let conclusion = try conclude([barList([goodBar()])], buffer: 6580)
    #expect(conclusion.findings.map(\.rule) == ["C03", "C04"])
    #expect(conclusion.statement.result == .covered)
    #expect(
      try conclude([barList([goodBar()])], buffer: 6579).findings.map(\.rule) == ["C04"])
  }

  @Test func blockedByAFinding() throws {
    let list = barList([goodBar()]) { $0.declaredBars = 2 }
    let conclusion = try conclude([list])
    #expect(conclusion.statement.result == .blocked)
    #expect(conclusion.statement.findings.blocking == 1)
    // C02 is printed whatever the result.
    let poor = try conclude([list], haircut: 9999)
    #expect(poor.statement.result == .blocked)
    #expect(poor.findings.map(\.rule) == ["T01", "C02", "C03", "C04"])
  }

  @Test(arguments: Statement.requiredRules.sorted())
  func requiredRulesBlockUntilWaived(rule: String) throws {
    let list = barList([goodBar()]) {
      if rule == "T01" { $0.declaredBars = nil }
      if rule == "T02" { $0.declaredFine = nil }
    }
    let refiners = rule == "R01" ? nil : register
    let supply = rule == "K02" ? [] : [supplyLine]
    let blocked = try conclude([list], refiners: refiners, supply: supply, unconfirmed: rule)
    #expect(blocked.statement.result == .blocked)
    // Without a register nobody knows a refiner's status either.
    let lacking = (untested + (rule == "R01" ? ["R01", "R02"] : [rule])).sorted()
    #expect(blocked.statement.notTested == lacking)
    #expect(blocked.statement.missingRules == [rule])
    let waived = try conclude(
      [list], refiners: refiners, waived: [rule], supply: supply, unconfirmed: rule)
    #expect(waived.statement.result == .covered)
    #expect(waived.statement.notTested == lacking)
    #expect(waived.statement.waived == [rule])
  }

  @Test func nothingAccepted() throws {
    let conclusion = try conclude([barList([goodBar { $0.status = "pledged" }])])
    #expect(conclusion.statement.inventory == nil)
    // Without gold there is no figure to compare with: rule C01.
    #expect(conclusion.statement.result == .blocked)
    #expect(conclusion.statement.coverage == 0)
    #expect(conclusion.statementText.contains("\ninventory counted-sum/1 0 0 none\n"))
    #expect(conclusion.figures.breakEvenPrice == nil)
  }

  /// What is insured stands among the documents, and is compared once the figures are known.
  @Test func theInsuranceIsCompared() throws {
    let list = [barList([goodBar()])]
    for (sums, short) in [
      ([1_657_965_328, 400], true), ([1_657_965_328_399], true), ([1_657_965_328_400], false),
      ([828_982_664_200, 828_982_664_200], false), ([.max, 1], false),
    ] as [([UInt128], Bool)] {
      let found = try conclude(list, sumsInsured: sums).findings.filter { $0.rule == "L04" }
      #expect(found.map(\.severity) == (short ? [.warning] : []))
    }
    #expect(try conclude(list).figures.sumInsured == nil)
  }

  @Test func noClaims() throws {
    let conclusion = try conclude(
      [barList([goodBar()])], holdersTotal: 0, supply: [Statement.Supply(supplyLine, total: 0)])
    #expect(conclusion.statement.coverage == nil)
    #expect(conclusion.statement.result == .covered)
    #expect(conclusion.statementText.contains("\ncoverage-ppm none\n"))
  }

  @Test func publishedTextsDoNotDependOnOrder() throws {
    let bars = [goodBar("1"), goodBar("2") { $0.status = "lent" }, goodBar("3"), goodBar("1")]
    let a = barList(Array(bars[..<2]), label: "A")
    let b = barList(Array(bars[2...]), label: "B")
    let one = try conclude([a, b])
    let other = try conclude([b, a])
    #expect(one.statementText == other.statementText)
    #expect(one.findingsText == other.findingsText)
    #expect(one.barsText == other.barsText)
    #expect(one.inputsText == other.inputsText)
    #expect(one.barsText.split(separator: "\n").count == 5)
  }

  /// A private list's text stands in no published file but bars.csv, which is not published then.
  @Test func findingsHoldNoTextOfTheLists() throws {
    let bar = goodBar("SECRETSERIAL") {
      $0.refinerCode = "SECRETREFINER"
      $0.status = "SECRETSTATUS"
      $0.vault = "SECRETVAULT"
      $0.account = "SECRETACCOUNT"
      $0.metal = "SECRETMETAL"
      $0.fineness = Fineness(partsPerMillion: 1)
    }
    let conclusion = try conclude([barList([bar, bar])])
    #expect(conclusion.findings.count >= 7)
    #expect(!conclusion.findingsText.contains("SECRET"))
    #expect(!conclusion.statementText.contains("SECRET"))
  }
}

extension Statement.Supply {
  init(_ line: Statement.Supply, total: UInt128) {
    self = line
    self.total = total
  }
}

/// The evidence with the documents that rules L04 and E02 ask for, but for one of the rules.
private func confirmed(_ evidence: Evidence, without rule: String = "") -> Evidence {
  var evidence = evidence
  evidence.asOf = Timestamp("2025-11-28T15:00:00Z")
  evidence.policy = Engagement.Policy(haircut: 0, buffer: 0, fineTolerance: 1, waived: [])
  evidence.policy?.confirmationDays = 30
  let kinds = [
    "L04": EvidenceDocument.Kind.custodianConfirmation, "E02": EvidenceDocument.Kind.noEncumbrance,
  ]
  evidence.documents = kinds.filter { $0.key != rule }.values.sorted().map {
    EvidenceDocument(
      file: Engagement.EvidenceFile(kind: $0, date: CalendarDate("2025-11-28")!, path: $0),
      digest: SHA256.hash($0))
  }
  return evidence
}
