import Diagnostics

/// K05: balances are read from the contract's state, not rebuilt from its transfers.
struct BalancesFromState: EvidenceRule {
  let text = RuleText(
    id: "K05", severity: .warning, title: "balances are not rebuilt from Transfer events",
    test: "no holder file has the source transfer-logs",
    source: "USDKG's contract: issue, redeem and destroyBlackFunds emit no Transfer event, so a "
      + "list made from them alone is wrong",
    fires: "source: transfer-logs", silent: "source: contract-state or ledger",
    clears: "a holder list from the contract's state at the named block")

  func missing(from evidence: Evidence) -> [String] {
    guard let holders = evidence.claims?.holders, !holders.isEmpty else { return ["holder files"] }
    return holders.filter { $0.source == nil }.map {
      "source of the holder file '\($0.path.split(separator: "/").last ?? "")'"
    }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let holders = evidence.claims?.holders ?? []
    let rebuilt = holders.count { $0.source == .transferLogs }
    guard rebuilt > 0 else { return [] }
    return [
      Finding(
        text, subject: .liabilities,
        values: ["holder-files": "\(holders.count)", "from-transfer-logs": "\(rebuilt)"])
    ]
  }
}
