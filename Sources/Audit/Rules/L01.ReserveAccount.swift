import Bullion
import Diagnostics
import Notation

/// L01: the bar lies in the vault and account that back the token.
struct ReserveAccount: BarRule {
  let text = RuleText(
    id: "L01", severity: .excluding, title: "the bar is in the reserve's vault and account",
    test: "vault_id = vault and account_id = account of the engagement's entry for the list; "
      + "date_in, if given, <= as-of date; date_out, if given, > as-of date",
    source: "published lists pool several products in one account",
    fires: "account_id is POOL-7, the reserve's account is USDKG-RESERVE; date_out 2025-11-28 as "
      + "of 2025-11-28",
    silent: "both are as in the engagement; date_in 2025-11-28 as of 2025-11-28",
    clears: "the custodian's written confirmation that the bar belongs to the reserve")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.flatMap { list in
      (list.file.vault == nil ? [list.lacks("vault")] : [])
        + (list.file.account == nil ? [list.lacks("account")] : [])
        + (needsDay(list) && evidence.auditDay(of: list) == nil ? [list.lacks("as-of date")] : [])
    }
  }

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    let list = evidence.lists[row.list]
    var reasons: [String] = []
    if let vault = list.file.vault, !same(vault, row.bar.vault) { reasons.append("vault") }
    if let account = list.file.account, !same(account, row.bar.account) {
      reasons.append("account")
    }
    let field: ListedBar.Field = reasons == ["account"] ? .account : .vault
    if let day = evidence.auditDay(of: list) {
      if let arrived = row.listed.days.arrived, arrived > day { reasons.append("not-yet-in") }
      if let left = row.listed.days.left, left <= day { reasons.append("left") }
    }
    guard !reasons.isEmpty else { return nil }
    return Finding(
      text, row: row, field: field, values: ["reason": reasons.joined(separator: "+")],
      details: ["vault_id": row.bar.vault, "account_id": row.bar.account])
  }

  private func needsDay(_ list: BarList) -> Bool {
    list.bars.contains { $0.days.arrived != nil || $0.days.left != nil }
  }

  private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
