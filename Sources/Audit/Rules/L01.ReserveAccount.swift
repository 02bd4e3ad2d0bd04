import Bullion
import Diagnostics

/// L01: the bar lies in the vault and account that back the token.
struct ReserveAccount: BarRule {
  let text = RuleText(
    id: "L01", severity: .excluding, title: "the bar is in the reserve's vault and account",
    test: "vault_id = vault and account_id = account of the engagement's entry for the list",
    source: "published lists pool several products in one account",
    fires: "account_id is POOL-7, the reserve's account is USDKG-RESERVE",
    silent: "both are as in the engagement",
    clears: "the custodian's written confirmation that the bar belongs to the reserve")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.flatMap { list in
      (list.file.vault == nil ? [list.lacks("vault")] : [])
        + (list.file.account == nil ? [list.lacks("account")] : [])
    }
  }

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    let expected = evidence.lists[row.list].file
    let vaultDiffers = expected.vault.map { !same($0, row.bar.vault) } ?? false
    let accountDiffers = expected.account.map { !same($0, row.bar.account) } ?? false
    guard vaultDiffers || accountDiffers else { return nil }
    return Finding(
      text, row: row, field: vaultDiffers ? .vault : .account,
      values: [
        "vault": vaultDiffers ? "differs" : "agrees",
        "account": accountDiffers ? "differs" : "agrees",
      ],
      details: ["vault_id": row.bar.vault, "account_id": row.bar.account])
  }

  private func same(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
