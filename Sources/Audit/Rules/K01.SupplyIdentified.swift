import Diagnostics
import Disclosure
import Notation

/// K01: each chain's supply is that of a named contract at a named block.
struct SupplyIdentified: EvidenceRule {
  let text = RuleText(
    id: "K01", severity: .blocking, title: "each supply figure names its contract and block",
    test: "the contract's decimals = the asset's decimals; block time <= as-of; on eip155 chains "
      + "the contract is 0x and 40, the block hash 0x and 64 lower-case hex digits; on tron chains "
      + "the contract is T and 33 base58 digits, the block hash 64 lower-case hex digits; on "
      + "other chains neither is empty",
    source: "token contracts are asked for totalSupply at one block; a contract names its decimals",
    fires: "a contract of 18 decimals for an asset of 6; contract 0x01; a block after the as-of "
      + "time",
    silent: "decimals 6 and 6, a whole address, a whole hash, a block of the as-of time",
    clears: "the figures of the right contract at a block that can be looked up")

  func missing(from evidence: Evidence) -> [String] {
    guard let claims = evidence.claims, !claims.supply.isEmpty else { return [.tokenSupply] }
    return (evidence.asOf == nil ? ["the as-of time"] : [])
      + (claims.decimals == nil ? ["decimals of the asset"] : [])
      + claims.supply.filter { claims.detail(of: $0)?.decimals == nil }
      .map { "decimals of the contract on \($0.chain)" }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let claims = evidence.claims else { return [] }
    return claims.supply.compactMap { line in
      var values: [String: String] = [:]
      let form = ChainForm(of: line.chain)
      if !form.isContract(line.contract) { values["contract"] = "malformed" }
      if !form.isBlockHash(line.blockHash) { values["block-hash"] = "malformed" }
      if let decimals = claims.detail(of: line)?.decimals, let expected = claims.decimals,
        decimals != UInt64(expected)
      {
        values["contract-decimals"] = "\(decimals)"
        values["asset-decimals"] = "\(expected)"
      }
      if let asOf = evidence.asOf, line.time > asOf {
        values["block-time"] = "\(line.time)"
        values["as-of"] = "\(asOf)"
      }
      return values.isEmpty ? nil : Finding(text, subject: line.subject, values: values)
    }
  }
}

/// How contracts and block hashes are written on a chain.
private enum ChainForm {
  case ethereum
  case tron
  case other

  init(of chain: String) {
    if chain.hasPrefix("eip155:") {
      self = .ethereum
    } else if chain.hasPrefix("tron:") {
      self = .tron
    } else {
      self = .other
    }
  }

  func isContract(_ text: String) -> Bool {
    switch self {
    case .ethereum: text.hasPrefix("0x") && ChainForm.isHex(text.utf8.dropFirst(2), count: 40)
    case .tron: text.hasPrefix("T") && ChainForm.isBase58(text.utf8.dropFirst(), count: 33)
    case .other: !text.isEmpty
    }
  }

  func isBlockHash(_ text: String) -> Bool {
    switch self {
    case .ethereum: text.hasPrefix("0x") && ChainForm.isHex(text.utf8.dropFirst(2), count: 64)
    case .tron: ChainForm.isHex(text.utf8.dropFirst(0), count: 64)
    case .other: !text.isEmpty
    }
  }

  private static func isHex(_ digits: Substring.UTF8View, count: Int) -> Bool {
    digits.count == count
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private static let base58 = Set(
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  private static func isBase58(_ digits: Substring.UTF8View, count: Int) -> Bool {
    digits.count == count && digits.allSatisfy(base58.contains)
  }
}
