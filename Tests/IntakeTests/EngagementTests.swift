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

  private func read(_ text: String, rules: Set<String> = ["R01", "T01"]) throws -> Engagement {
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
          ignoredColumns: ["zip", "007"], prefix: "eip155:1:"),
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
    #expect(list.location.line == 24)
    #expect(engagement.refiners == folder + "refiners.csv")
    #expect(engagement.price.microUSD == 4_161_100_000)
    #expect(engagement.evidence.map(\.kind) == ["custodian-confirmation"])
    #expect(engagement.policy.fineTolerance == 1)
    #expect(engagement.policy.waived == ["R01", "T01"])
    #expect(engagement.dispositions == folder + "dispositions.csv")
    #expect(engagement.previous == folder + "../2025-Q3/publication/statement.txt")
    #expect(engagement.revision?.number == 1)
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
