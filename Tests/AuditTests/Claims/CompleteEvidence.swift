import Audit
import Bullion
import Disclosure
import Hashing
import MerkleSum
import Notation

/// Evidence with everything that an engagement may give, in which everything ties: no rule over
/// prices or claims lacks anything or finds anything. Change what a test is about.
func completeEvidence(
  _ lists: [BarList] = [barList([goodBar()])], refiners: RefinerRegister? = register,
  claims: Evidence.Claims? = completeClaims(), _ change: (inout Evidence) -> Void = { _ in }
) -> Evidence {
  var evidence = Evidence(lists: lists, refiners: refiners, claims: claims)
  evidence.asOf = Timestamp("2025-11-28T15:00:00Z")
  evidence.price = PriceEvidence(
    note: Engagement.PriceNote(
      microUSD: 4_161_100_000, session: "LBMA-PM", date: CalendarDate("2025-11-28")!, path: "p"),
    documentBytes: 100)
  evidence.price?.note.second = Engagement.SecondPrice(
    microUSD: 4_160_000_000, date: CalendarDate("2025-11-28")!, path: "q")
  evidence.policy = Engagement.Policy(haircut: 0, buffer: 0, fineTolerance: 1, waived: [])
  evidence.policy?.confirmationDays = 30
  evidence.policy?.countDays = 365
  evidence.documents = [
    EvidenceDocument.Kind.custodianConfirmation, EvidenceDocument.Kind.noEncumbrance,
  ].map {
    EvidenceDocument(
      file: Engagement.EvidenceFile(kind: $0, date: CalendarDate("2025-11-28")!, path: $0),
      digest: SHA256.hash($0))
  }
  evidence.marks = MarkRegister(digest: SHA256.hash("marks"), entries: [])
  evidence.previous = EarlierAudit(
    statement: earlierStatement(supply: [earlierSupply]), bars: [], places: [])
  change(&evidence)
  return evidence
}

/// Claims in which everything ties: 10^12 now, 9 * 10^11 before.
func completeClaims(_ change: (inout Evidence.Claims) -> Void = { _ in }) -> Evidence.Claims {
  var claims = Evidence.Claims(holdersTotal: 1_000_000_000_000, supply: [supplyLine])
  claims.decimals = 6
  claims.details = [
    Engagement.SupplyDetail(
      chain: supplyLine.chain, contract: supplyLine.contract, decimals: 6, classes: [],
      movement: Engagement.SupplyMovement(
        issued: 150_000_000_000, redeemed: 40_000_000_000, destroyed: 10_000_000_000))
  ]
  var holders = Engagement.HolderFile(path: "folder/holders.csv")
  holders.source = .contractState
  claims.holders = [holders]
  claims.wallets = [
    Engagement.IssuerWallet(
      chain: "eip155:1", address: "0x02",
      proof: Engagement.IssuerWallet.Proof(date: CalendarDate("2025-11-27")!, path: "w"))
  ]
  change(&claims)
  return claims
}

/// The supply of the audit before.
let earlierSupply = Statement.Supply(supplyLine, total: 900_000_000_000)

/// The statement of an audit before.
func earlierStatement(
  asOf: String = "2025-08-29T15:00:00Z", supply: [Statement.Supply] = []
) -> Statement {
  Statement(
    issuer: "a.example", snapshot: "s0", asOf: Timestamp(asOf)!,
    asset: Statement.Asset(symbol: "DEMO", decimals: 6), mode: .secret,
    liabilities: SumNode(count: 1, sum: 900_000_000_000, hash: SHA256.hash("root")),
    supply: supply, otherClaims: 0, custody: [], inventory: nil, barsListed: 0,
    barsHash: SHA256.hash("bars"), fineListed: 0,
    price: Statement.Price(
      microUSD: 3_400_000_000, session: "LBMA-PM", date: CalendarDate("2025-08-29")!,
      evidence: SHA256.hash("price")),
    haircut: 0, buffer: 0, fineTolerance: 1, inputsHash: SHA256.hash("inputs"), rulesTested: 1,
    notTested: [], waived: [],
    findings: Statement.FindingCounts(
      blocking: 0, excluding: 0, warning: 0, information: 0, undisposed: 0,
      hash: SHA256.hash("findings")),
    previous: nil, revision: nil)
}

/// The findings of one rule.
func findings(of rule: String, _ evidence: Evidence) -> [Finding] {
  Examination(of: evidence).findings.filter { $0.rule == rule }
}

/// What one rule lacks; nothing when it was tested.
func lacking(_ rule: String, _ evidence: Evidence) -> [String] {
  Examination(of: evidence).notTested.first { $0.rule == rule }?.needs ?? []
}

/// The findings of one rule over the figures.
func findings(of rule: String, _ figures: Figures) -> [Finding] {
  RuleCatalogue.resultRules.filter { $0.text.id == rule }.flatMap { $0.findings(in: figures) }
}
