import Audit
import Diagnostics
import Disclosure
import Notation
import Testing

/// K: the supply of each chain.
@Suite struct SupplyRuleTests {
  private func evidence(_ change: (inout Evidence.Claims) -> Void) -> Evidence {
    completeEvidence(claims: completeClaims(change))
  }

  private func line(_ change: (inout Statement.Supply) -> Void) -> Statement.Supply {
    var line = supplyLine
    change(&line)
    return line
  }

  private static let address = "0x" + String(repeating: "0a", count: 20)
  private static let hash = "0x" + String(repeating: "0f", count: 32)
  private static let tron = "TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf"

  private static let digits = String(repeating: "0f", count: 32)

  private static let forms: [(chain: String, contract: String, hash: String, wrong: [String])] = [
    ("eip155:1", address, hash, []),
    ("eip155:1", "0x01", hash, ["contract"]),
    ("eip155:1", address + "0", hash, ["contract"]),
    ("eip155:1", "0x" + String(repeating: "0A", count: 20), hash, ["contract"]),
    ("eip155:1", String(repeating: "0a", count: 21), hash, ["contract"]),
    ("eip155:1", address, "0xab", ["block-hash"]),
    ("eip155:1", address, digits, ["block-hash"]),
    ("eip155:1", address, "0x" + String(repeating: "0g", count: 32), ["block-hash"]),
    ("tron:0x2b6653dc", tron, digits, []),
    ("tron:0x2b6653dc", String(tron.dropLast()), digits, ["contract"]),
    ("tron:0x2b6653dc", "T0" + String(tron.dropFirst(2)), digits, ["contract"]),
    ("tron:0x2b6653dc", "41" + String(tron.dropFirst(2)), digits, ["contract"]),
    ("tron:0x2b6653dc", tron, hash, ["block-hash"]),
    ("solana:mainnet", "token", "block", []),
    ("solana:mainnet", "", "", ["block-hash", "contract"]),
  ]

  @Test(arguments: forms)
  func contractsAndBlocks(chain: String, contract: String, hash: String, wrong: [String]) {
    let line = line {
      $0.chain = chain
      $0.contract = contract
      $0.blockHash = hash
    }
    let found = findings(of: "K01", evidence { $0.supply = [line] })
    #expect(found.map(\.severity) == (wrong.isEmpty ? [] : [.blocking]))
    #expect((found.first?.values.keys.sorted() ?? []) == wrong)
    #expect(found.allSatisfy { $0.subject == .supply(chain: chain, contract: contract) })
  }

  @Test func decimalsAndTime() {
    let decimals = findings(of: "K01", evidence { $0.details[0].decimals = 18 })
    #expect(decimals.map(\.values) == [["contract-decimals": "18", "asset-decimals": "6"]])
    let last = line { $0.time = Timestamp("2025-11-28T15:00:00Z")! }
    #expect(findings(of: "K01", evidence { $0.supply = [last] }).isEmpty)
    let late = line { $0.time = Timestamp("2025-11-28T15:00:01Z")! }
    #expect(
      findings(of: "K01", evidence { $0.supply = [late] }).map(\.values)
        == [["block-time": "2025-11-28T15:00:01Z", "as-of": "2025-11-28T15:00:00Z"]])
  }

  private typealias Class = Engagement.NonRedeemable

  @Test(arguments: [([400, 100], true), ([400, 99], false), ([400, 101], false), ([], false)])
  func classes(amounts: [UInt128], agrees: Bool) {
    let evidence = evidence {
      $0.supply = [line { $0.nonRedeemable = 500 }]
      $0.details[0].classes = zip([.treasury, .bridge], amounts).map {
        Class(kind: $0, redemption: .temporarily, amount: $1)
      }
    }
    let found = findings(of: "K03", evidence)
    #expect(found.map(\.severity) == (agrees ? [] : [.warning]))
    #expect(agrees || found.first?.values["non-redeemable"] == "500")
    #expect(agrees || found.first?.values["classes-total"] == "\(amounts.reduce(0, +))")
  }

  @Test func classesBeyondAllBounds() {
    let evidence = evidence {
      $0.details[0].classes = [
        Class(kind: .treasury, redemption: .permanently, amount: .max),
        Class(kind: .test, redemption: .permanently, amount: 1),
      ]
    }
    #expect(findings(of: "K03", evidence).first?.values["classes-total"] == "above 128 bits")
  }

  @Test func rollForward() {
    #expect(findings(of: "K04", evidence { _ in }).isEmpty)
    for difference in [-1, 1] {
      let total = UInt128(1_000_000_000_000 + difference)
      let found = findings(
        of: "K04", evidence { $0.supply = [Statement.Supply(supplyLine, total: total)] })
      #expect(found.map(\.severity) == [.warning])
      #expect(
        found.first?.values == [
          "opening": "900000000000", "issued": "150000000000", "redeemed": "40000000000",
          "destroyed": "10000000000", "closing": "\(total)",
        ])
    }
    // More redeemed than there was: sums on both sides, no number below zero, no bound passed.
    let swapped = evidence {
      $0.details[0].movement = Engagement.SupplyMovement(issued: 0, redeemed: .max, destroyed: 1)
    }
    #expect(findings(of: "K04", swapped).count == 1)
    let beyond = evidence {
      $0.details[0].movement = Engagement.SupplyMovement(issued: .max, redeemed: .max, destroyed: 1)
    }
    #expect(findings(of: "K04", beyond).count == 1)
  }

  @Test func chainsThatComeAndGo() {
    let other = line {
      $0.chain = "eip155:10"
      $0.total = 70
    }
    let arrived = evidence {
      $0.supply.append(other)
      $0.details.append(
        Engagement.SupplyDetail(
          chain: "eip155:10", contract: other.contract,
          movement: Engagement.SupplyMovement(issued: 70, redeemed: 0, destroyed: 0)))
    }
    #expect(findings(of: "K04", arrived).isEmpty)
    let gone = completeEvidence {
      $0.previous!.statement.supply.append(other)
    }
    let found = findings(of: "K04", gone)
    #expect(found.map(\.subject) == [.supply(chain: "eip155:10", contract: other.contract)])
    #expect(found.first?.values == ["contract": "no-longer-named", "opening": "70"])
  }

  @Test func whatIsMissing() {
    for rule in ["K01", "K03", "K04"] {
      #expect(lacking(rule, completeEvidence()).isEmpty)
      #expect(findings(of: rule, completeEvidence()).isEmpty)
      for claims in [nil, completeClaims { $0.supply = [] }] {
        let bare = completeEvidence(claims: claims)
        #expect(lacking(rule, bare) == ["token supply for each chain"])
        #expect(findings(of: rule, bare).isEmpty)
      }
    }
    let bare = evidence { $0.details = [] }
    #expect(lacking("K01", bare) == ["decimals of the contract on eip155:1"])
    #expect(lacking("K03", bare) == ["classes of the non-redeemable tokens on eip155:1"])
    #expect(lacking("K04", bare) == ["movement of the supply on eip155:1"])
    #expect(lacking("K01", evidence { $0.decimals = nil }) == ["decimals of the asset"])
    #expect(lacking("K01", completeEvidence { $0.asOf = nil }) == ["the as-of time"])
    #expect(lacking("K04", completeEvidence { $0.previous = nil }) == ["the previous statement"])
  }
}
