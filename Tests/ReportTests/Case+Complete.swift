import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation

@testable import Audit

extension Case {
  /// The audit before ``complete``: a bar was pledged that is free now, one was free that is
  /// pledged now, one is new, one has left, and one was weighed again.
  static var earlier: Case {
    var example = Case.shortfall
    example.liabilities = 2_500_000_000
    example.supply = [.on("eip155:1", total: 2_550_000_000, nonRedeemable: 50_000_000)]
    example.lists[0].bars.removeAll { $0.serial == "A20417" }
    example.lists[0].bars.append(
      Bar(
        row: "SAMPLE-CAPE 77001 2018 400.100 ozt 999.5 399.900 PALLET-2 L002 allocated".split(
          separator: " "), vault: "VAULT-LONDON"))
    for list in example.lists.indices {
      for place in example.lists[list].bars.indices {
        switch example.lists[list].bars[place].serial {
        case "500126": example.lists[list].bars[place].status = "pledged"
        case "500131": example.lists[list].bars[place].status = "allocated"
        case "77264": example.lists[list].bars[place].statedFine = 404_100
        case "A31002": example.lists[list].bars[place].gross = .milligrams(12_441_500)
        default: continue
        }
      }
    }
    return example
  }

  /// An audit with all that a report can show.
  static var complete: Case {
    var example = Case.shortfall
    for place in example.lists[1].bars.indices
    where example.lists[1].bars[place].serial == "77240" {
      example.lists[1].bars[place].status = "lent"
    }
    let before = try! Case.earlier.conclusion()
    var statement = before.statement
    statement.snapshot = "2025-Q3"
    statement.asOf = Timestamp("2025-08-29T15:00:00Z")!
    let now = try! example.conclusion()
    let letter = SHA256.hash("letter")
    let sample = sample(of: now.bars)
    let supply = example.supply[0]
    example.supplyDetails = [
      Engagement.SupplyDetail(
        chain: supply.chain, contract: supply.contract,
        classes: [
          Engagement.NonRedeemable(
            kind: .treasury, redemption: .temporarily, amount: 30_000_000),
          Engagement.NonRedeemable(kind: .test, redemption: .permanently, amount: 5_000_000),
        ],
        movement: Engagement.SupplyMovement(
          issued: 120_000_000, redeemed: 15_000_000, destroyed: 5_000_000))
    ]
    example.further = { [statement] evidence in
      evidence.previous = EarlierAudit(statement: statement, bars: before.bars, places: nil)
      evidence.sample = sample
      var file = Engagement.EvidenceFile(
        kind: "insurance", date: CalendarDate("2025-11-01")!, path: "papers/policy.pdf")
      file.custodian = "VAULT-LONDON"
      evidence.documents = [EvidenceDocument(file: file, digest: letter, signature: .invalid)]
    }
    example.furtherInputs = [
      PublishedInput(role: "evidence:insurance", digest: letter, date: CalendarDate("2025-11-01")!)
    ]
    example.restorable = ["E01"]
    example.dispositions = ["500131", "A20418"].enumerated().map { place, serial in
      Disposition(
        finding: now.id(of: ["E01", "W01"][place], on: serial),
        decision: place == 0 ? .restored : .explained,
        by: "A. <Auditor>", date: CalendarDate("2025-12-02")!, evidence: letter,
        note: "a private note", location: Location(file: "dispositions.csv", line: 2 + place))
    }
    return example
  }

  /// Four of the accepted bars were drawn, and one of them was not there.
  private static func sample(of bars: [PublishedBar]) -> SampleEvaluation {
    let items = bars.filter(\.reasons.isEmpty).map {
      SamplePopulation.Item(
        id: $0.id, identity: BarIdentity($0.id)!, list: $0.list, nonce: $0.nonce,
        fine: $0.fineAccepted)
    }
    let root = SamplePopulation.root(of: items.sorted { $0.nonce < $1.nonce })!
    let population = try! SamplePopulation(of: bars, committedBy: root, file: "bars.csv")
    let plan = try! SamplePlan(
      method: .detection, confidence: 95, tolerable: 6, size: nil, for: population)
    let seed = SampleSeed(root: root.hash, nonce: [UInt8](repeating: 1, count: 16))!
    let draw = SampleDraw(plan, from: population, seed: seed)
    let results = draw.bars.enumerated().map { place, drawn in
      SampleResult(
        bar: drawn.item.id,
        observation: place == 0
          ? .missing : .found(serial: drawn.item.identity.serial, gross: drawn.item.identity.gross))
    }
    return SampleEvaluation(of: results, for: draw)
  }
}

extension Conclusion {
  /// The id of a rule's finding on the bar with this serial.
  fileprivate func id(of rule: String, on serial: String) -> String {
    let finding = findings.first { "\($0.subject)".contains("|\(serial)|") && $0.rule == rule }!
    return PublishedFinding.id(rule: rule, subject: publishedSubject(of: finding))
  }
}
