import Audit
import Diagnostics
import Disclosure
import Notation

/// The list `liabilities.supply`.
enum SupplyEntry {
  /// A contract's line in the statement, and what else is known of its supply.
  typealias Line = (supply: Statement.Supply, detail: Engagement.SupplyDetail)

  static func read(_ value: YAMLValue, decimals: Int) throws(InputError) -> [Line] {
    var lines: [Line] = []
    for entry in try value.list() {
      let mapping = try entry.mapping(
        required: ["chain", "contract", "block", "block-hash", "time", "total", "non-redeemable"],
        optional: ["decimals", "classes", "movement"])
      let line = try supply(mapping, decimals: decimals)
      guard
        !lines.contains(where: {
          $0.supply.chain == line.chain && $0.supply.contract == line.contract
        })
      else { throw entry.error("the same chain and contract are named twice") }
      lines.append((line, try detail(of: line, mapping, decimals: decimals)))
    }
    return lines.sorted {
      ($0.supply.chain, $0.supply.contract) < ($1.supply.chain, $1.supply.contract)
    }
  }

  private static func detail(
    of line: Statement.Supply, _ supply: YAMLMapping, decimals: Int
  ) throws(InputError) -> Engagement.SupplyDetail {
    Engagement.SupplyDetail(
      chain: line.chain, contract: line.contract,
      decimals: try supply.optional("decimals")?.integer("decimals", maximum: 255),
      classes: try supply.optional("classes").map { value throws(InputError) in
        try value.list().map { entry throws(InputError) in
          let tokens = try entry.mapping(required: ["kind", "class", "amount"])
          return Engagement.NonRedeemable(
            kind: try tokens["kind"].word("kind"), redemption: try tokens["class"].word("class"),
            amount: try tokens["amount"].number("amount", decimals: decimals))
        }
      },
      movement: try supply.optional("movement").map { value throws(InputError) in
        let moved = try value.mapping(required: ["issued", "redeemed", "destroyed"])
        return Engagement.SupplyMovement(
          issued: try moved["issued"].number("issued", decimals: decimals),
          redeemed: try moved["redeemed"].number("redeemed", decimals: decimals),
          destroyed: try moved["destroyed"].number("destroyed", decimals: decimals))
      })
  }

  private static func supply(
    _ supply: YAMLMapping, decimals: Int
  ) throws(InputError) -> Statement.Supply {
    guard Token.isContract(try supply["contract"].text()) else {
      throw supply["contract"].error(
        "contract does not follow its grammar", hint: "an address 0x… is in lower case")
    }
    let line = Statement.Supply(
      chain: try supply["chain"].token("chain", Token.isChain),
      contract: try supply["contract"].text(), block: try supply["block"].integer("block"),
      blockHash: try supply["block-hash"].token("block-hash", Token.isBlockHash),
      time: try supply["time"].time("time"),
      total: try supply["total"].number("total", decimals: decimals),
      nonRedeemable: try supply["non-redeemable"].number("non-redeemable", decimals: decimals))
    guard line.nonRedeemable <= line.total else {
      throw supply["non-redeemable"].error("more tokens are non-redeemable than exist")
    }
    return line
  }
}
