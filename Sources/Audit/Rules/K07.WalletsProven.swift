import Diagnostics

/// K07: the issuer has shown that it controls the addresses it names.
struct WalletsProven: EvidenceRule {
  let text = RuleText(
    id: "K07", severity: .warning, title: "each of the issuer's addresses has a proof of control",
    test: "each address of issuer-wallets has a proof: a transaction that the auditor asked for, "
      + "or a signed message",
    source: "USDKG's auditor asked for transactions from the issuer's Ethereum and Tron addresses",
    fires: "two addresses, one without proof", silent: "every address has a proof; none is named",
    clears: "a transaction or a signature that only the address's owner can make")

  func missing(from evidence: Evidence) -> [String] {
    evidence.claims?.wallets == nil ? ["the issuer's addresses"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let wallets = evidence.claims?.wallets else { return [] }
    let unproven = wallets.filter { $0.proof == nil }
    guard !unproven.isEmpty else { return [] }
    return [
      Finding(
        text, subject: .liabilities,
        values: ["wallets": "\(wallets.count)", "without-proof": "\(unproven.count)"],
        details: [
          "without-proof": unproven.map { "\($0.chain)/\($0.address)" }.sorted()
            .joined(separator: " ")
        ])
    ]
  }
}
