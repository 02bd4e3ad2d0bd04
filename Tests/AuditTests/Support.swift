import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation

/// A Good Delivery bar that no rule has anything against; change what a test is about.
func goodBar(_ serial: String = "1001", _ change: (inout Bar) -> Void = { _ in }) -> Bar {
  var bar = Bar(
    refinerCode: "RAND", serial: serial, year: 2024, unit: .troyOunces,
    gross: .milliOunces(400_125), fineness: Fineness(partsPerMillion: 995_800),
    statedFine: 398_444, weightBasis: .london, vault: "V1", account: "A1")
  change(&bar)
  return bar
}

/// A list of bars with every declaration right; change what a test is about.
func barList(
  _ bars: [Bar], label: String = "CUSTODIAN",
  _ change: (inout Engagement.BarListFile) -> Void = { _ in }
) -> BarList {
  let listed = bars.enumerated().map {
    ListedBar(
      bar: $0.element, path: "\(label).csv", line: $0.offset + 2,
      columns: ListedBar.Field.allCases.map { $0.rawValue * 10 + 1 })
  }
  var list = BarList(
    file: Engagement.BarListFile(
      path: "\(label).csv", profile: "canonical", custodian: label,
      asOf: CalendarDate("2025-11-28"), vault: "V1", account: "A1",
      location: Location(file: "audit.yaml", line: 20, column: 7)),
    digest: SHA256.hash("\(label)"), bars: listed)
  list.file.sha256 = list.digest
  list.file.declaredBars = UInt64(bars.count)
  list.file.declaredGross = .milliOunces(UInt64(list.grossMilliOunces))
  list.file.declaredFine = UInt64(list.fineListed)
  change(&list.file)
  return list
}

let register = RefinerRegister(
  digest: SHA256.hash("register"),
  entries: ["RAND", "VALCAMBI"].map {
    RefinerRegister.Entry(
      code: $0, name: $0, status: .listed, validFrom: nil, validTo: nil, decidedOn: nil)
  })

let supplyLine = Statement.Supply(
  chain: "eip155:1", contract: "0x" + String(repeating: "01", count: 20), block: 1,
  blockHash: "0x" + String(repeating: "ab", count: 32),
  time: Timestamp("2025-11-28T14:59:59Z")!, total: 1_000_000_000_000, nonRedeemable: 0)

/// Evidence in which everything ties; change what a test is about.
func evidence(
  _ lists: [BarList], refiners: RefinerRegister? = register, tolerance: UInt64 = 1,
  holdersTotal: UInt128 = 1_000_000_000_000, supply: [Statement.Supply] = [supplyLine]
) -> Evidence {
  Evidence(
    lists: lists, refiners: refiners, fineTolerance: tolerance,
    claims: Evidence.Claims(holdersTotal: holdersTotal, supply: supply))
}

/// The findings of all evidence rules, as `rule severity`.
func found(_ evidence: Evidence) -> [String] {
  Examination(of: evidence).findings.map { "\($0.rule) \($0.severity.rawValue)" }
}

/// Which rows count, and why the others do not.
func reasons(_ evidence: Evidence) -> [String] {
  Examination(of: evidence).outcomes.map { $0.reasons.joined(separator: "+") }
}
