import Bullion
import Diagnostics
import Notation

/// D05: a bar lies in one place, and backs one issuer's promise.
struct BarInTwoPlaces: EvidenceRule {
  let text = RuleText(
    id: "D05", severity: .excluding, title: "no bar is in two vaults or in another issuer's list",
    test: "rows of one bar id in lists of one as-of date (or of none) have one vault (vault_id, "
      + "else the list's vault, else its custodian), else all but the row that D01 counts are "
      + "excluded; no bar of a comparison list has equal refiner and serial, equal year or one "
      + "without, and a gross weight within 1000 mozt, else each row of the bar is excluded",
    source: "lists of several issuers or custodians are hardly ever compared",
    fires: "a bar in the lists of two vaults as of 2025-11-28; a bar of another issuer's list",
    silent: "a bar that lay in one vault on one day and in the other on another (see D01)",
    clears: "proof that the bar left the other vault or list, or that there are two bars")

  func missing(from evidence: Evidence) -> [String] {
    evidence.comparison.isEmpty ? ["bar lists of other issuers"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let others = ForeignBars(evidence.comparison)
    return evidence.groups(of: evidence.rows) { Array($0.id.utf8) }.compactMap { rows in
      let vaults = vaultsOfOneDay(rows, in: evidence)
      let foreign = others.bar(like: rows[0].bar)
      guard vaults > 1 || foreign != nil else { return nil }
      let ranked = rows.sorted { evidence.rank(of: $0) < evidence.rank(of: $1) }
      return Finding(
        text, subject: .bar(id: rows[0].id),
        values: [
          "rows": "\(rows.count)", "vaults": "\(vaults)",
          "other-issuer": foreign == nil ? "none" : "listed",
        ],
        locations: (rows.map(\.listed) + [foreign].compactMap { $0 })
          .map { $0.location(of: .serial) },
        excludedRows: foreign == nil ? Set(ranked.dropFirst().map(\.number)) : nil)
    }
  }

  /// The most vaults that a bar's rows name for one day; a list without a date is of any day.
  private func vaultsOfOneDay(_ rows: [Evidence.Row], in evidence: Evidence) -> Int {
    guard rows.count > 1 else { return rows.count }
    var vaults: [CalendarDate?: Set<Verbatim>] = [:]
    for row in rows {
      let day = evidence.asOfDate(of: evidence.lists[row.list])
      vaults[day, default: []].insert(Verbatim(evidence.place(of: row).vault))
    }
    let ofAnyDay = vaults[nil] ?? []
    return vaults.values.map { $0.union(ofAnyDay).count }.max() ?? 0
  }
}
