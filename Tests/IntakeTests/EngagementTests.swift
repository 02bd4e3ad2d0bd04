import Audit
import Bullion
import Diagnostics
import Disclosure
import Notation
import TestSupport
import Testing

@testable import Intake

@Suite struct EngagementTests {
  private let scratch = Scratch()

  private func read(_ text: String, rules: Set<String> = ["B02", "D01", "R01", "T01"]) throws
    -> Engagement
  {
    try EngagementReader.read(scratch.file("audit.yaml", text), knownRules: rules)
  }

  @Test func example() throws {
    let engagement = try read(engagementText)
    let folder = scratch.path + "/"
    #expect(engagement.issuer == "usdkg.example/reserves")
    #expect(engagement.snapshot == "2025-Q4")
    #expect(engagement.asOf.description == "2025-11-28T15:00:00Z")
    #expect(engagement.asset.symbol == "USDKG" && engagement.asset.decimals == 6)
    #expect(engagement.mode == .secret)
    #expect(engagement.keyFile == folder + "private/snapshot.key")
    #expect(
      engagement.holders == [
        Engagement.HolderFile(path: folder + "holders.csv"),
        Engagement.HolderFile(
          path: "/srv/more.csv", idColumn: "address", balanceColumn: "units",
          ignoredColumns: ["zip", "007"], prefix: "eip155:1:", source: .ledger),
      ])
    let supply = try #require(engagement.supply.first)
    #expect(supply.chain == "tron:0x2b6653dc" && supply.block == 77_000_000)
    #expect(supply.total == 50_000_000_000_000 && supply.nonRedeemable == 1)
    #expect(engagement.otherClaims == 0)
    #expect(engagement.barsArePublic)
    let list = try #require(engagement.barLists.first)
    #expect(list.path == folder + "bars.csv" && list.custodian == "KG-BISHKEK-1")
    #expect(list.declaredBars == 30)
    #expect(list.declaredGross == .milliOunces(12_088_680))
    #expect(list.declaredFine == 12_086_714)
    #expect(list.location.line == 34)
    #expect(engagement.refiners == folder + "refiners.csv")
    #expect(engagement.price.microUSD == 4_161_100_000)
    #expect(engagement.evidence.map(\.kind) == ["custodian-confirmation", "insurance"])
    #expect(engagement.policy.fineTolerance == 1)
    #expect(engagement.policy.waived == ["R01", "T01"])
    #expect(engagement.dispositions == folder + "dispositions.csv")
    #expect(engagement.previous == folder + "../2025-Q3/publication/statement.txt")
    #expect(engagement.revision?.number == 1)
  }

  @Test func exampleOfWhatIsOptional() throws {
    let engagement = try read(engagementText)
    let folder = scratch.path + "/"
    #expect(
      engagement.supplyDetails == [
        Engagement.SupplyDetail(
          chain: "tron:0x2b6653dc", contract: "TExampl", decimals: 6,
          classes: [
            Engagement.NonRedeemable(kind: .timeLocked, redemption: .temporarily, amount: 1)
          ],
          movement: Engagement.SupplyMovement(
            issued: 9_500_000, redeemed: 1_000_000, destroyed: 1))
      ])
    let wallets = try #require(engagement.issuerWallets)
    #expect(wallets.map(\.address) == ["0x0a", "0x0b"])
    #expect(wallets.map { $0.proof?.path } == [folder + "wallet.txt", nil])
    let list = try #require(engagement.barLists.first)
    #expect(list.secondGross == .milligrams(376_000_000))
    #expect(list.secondFine == 375_938_837)
    #expect(list.signature?.path == folder + "bars.sig")
    #expect(list.signature?.keyPath == folder + "custodian.pem")
    #expect(list.internalSerials == [500_000...599_999, 7...7])
    #expect(engagement.comparisonLists.map(\.custodian) == ["OTHER"])
    #expect(engagement.marks == folder + "marks.csv")
    #expect(engagement.packingList == folder + "boxes.csv")
    #expect(engagement.sealOpenings == folder + "openings.csv")
    #expect(engagement.movements == folder + "moved.csv")
    #expect(engagement.price.second?.microUSD == 4_160_550_000)
    #expect(engagement.evidence[1].custodian == "KG-BISHKEK-1")
    #expect(engagement.evidence[1].sumInsured == 60_000_000_500_000)
    #expect(engagement.policy.confirmationDays == 31)
    #expect(engagement.policy.countDays == 92)
    #expect(engagement.policy.goodDeliveryOnly == true)
    #expect(!engagement.policy.requiresYear)
    #expect(engagement.policy.restorable == ["R01"])
    #expect(engagement.earlier == [folder + "../2025-Q2/publication/statement.txt"])
    let sample = try #require(engagement.sample)
    #expect(sample.audit == folder + "../draft" && sample.results == folder + "vault.csv")
    #expect(sample.method == .monetaryUnit && sample.confidence == 90)
    #expect(sample.tolerable == 100_000 && sample.size == 7 && sample.nonce.count == 16)
  }

  @Test func whatIsOptionalMayBeLeftOut() throws {
    let plain = engagementText.split(separator: "\n").map(String.init)
    // From each list and mapping that is optional as a whole, all lines.
    let text = plain.filter { line in
      ![
        "classes:", "kind: time", "movement:", "issued:", "redeemed:", "destroyed:",
        "issuer-wallets", "eip155:5", "0x0a\"", "comparison",
        "other.csv", "marks", "packing-list", "seal-openings", "movements",
      ].contains { line.contains($0) }
    }.joined(separator: "\n")
    let engagement = try read(text)
    #expect(engagement.issuerWallets == nil)
    #expect(engagement.supplyDetails.map(\.classes) == [nil])
    #expect(engagement.supplyDetails.map(\.movement) == [nil])
    #expect(engagement.comparisonLists.isEmpty && engagement.marks == nil)
    #expect(engagement.packingList == nil && engagement.movements == nil)
  }

  /// Every required key in turn, under another name: it is missing, or the other one is unknown.
  @Test(arguments: engagementKeys)
  func keysAreRequiredAndKnown(key: EngagementKey) throws {
    let lines = engagementText.split(separator: "\n", omittingEmptySubsequences: false)
    var spoiled = lines.map(String.init)
    spoiled[key.line] = key.line(lines[key.line], renamedTo: "unknown-key")
    let unknown = defect { _ = try read(spoiled.joined(separator: "\n")) }
    #expect(unknown.hasSuffix(": unknown key 'unknown-key'"), "\(key)")
    #expect(unknown.hasPrefix("\(key.line + 1):"), "\(key)")
    guard let without = key.removed(from: lines.map(String.init)) else { return }
    let missing = defect { _ = try read(without) }
    #expect(missing.hasSuffix(key.isRequired ? ": missing key '\(key.name)'" : "none"), "\(key)")
  }

  @Test func duplicateKeys() {
    #expect(
      defect { _ = try read(engagementText + "issuer: again\n") }.hasSuffix(
        "duplicate key 'issuer'"))
    let flow = engagementText.replacing("decimals: 6", with: "decimals: 6, decimals: 6")
    #expect(defect { _ = try read(flow) }.hasSuffix("duplicate key 'decimals'"))
  }

  @Test(arguments: engagementDefects)
  func values(change: EngagementChange) throws {
    let range = try #require(engagementText.firstRange(of: change.old), "\(change.old)")
    let text = engagementText.replacing(change.old, with: change.new, maxReplacements: 1)
    let line = engagementText[..<range.lowerBound].count { $0 == "\n" } + 1
    let message = defect { _ = try read(text) }
    #expect(message.hasPrefix("\(line):"), "\(message)")
    #expect(message.hasSuffix(": " + change.message), "\(message)")
  }

  /// Values that look like YAML's own numbers, dates or truths are text here.
  @Test func scalarsAreText() throws {
    let text = engagementText.replacing("\"50000000\"", with: "50000000")
      .replacing("block: \"77000000\"", with: "block: 77000000")
    #expect(try read(text) == read(engagementText))
    #expect(
      defect { _ = try read(engagementText.replacing("decimals: 6", with: "decimals: 0x6")) }
        .hasSuffix("decimals is not a plain number"))
    #expect(
      defect { _ = try read(engagementText.replacing("decimals: 6", with: "decimals: 6.0")) }
        .hasSuffix("decimals has 1 decimals, at most 0 are allowed"))
  }
}
