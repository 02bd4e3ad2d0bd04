import Bullion
import Diagnostics

/// W05: the vault's weight is used where there is one.
struct VaultWeight: EvidenceRule {
  let text = RuleText(
    id: "W05", severity: .warning, title: "the vault's weight is used where there is one",
    test: "weight_basis = refiner: last_weighed is empty, and no other row of equal refiner and "
      + "serial, and of equal year or one without, has weight_basis london or metric",
    source: "LBMA Good Delivery Rules, Annex C: if weights differ, the vault's is used",
    fires: "weight_basis refiner, last_weighed 2025-10-01",
    silent: "weight_basis refiner, never weighed; weight_basis london, last_weighed 2025-10-01",
    clears: "a list with the vault's weight")

  func findings(in evidence: Evidence) -> [Finding] {
    var weighed: [Bar.Stamp: Set<Int?>] = [:]
    for bar in evidence.rows.map(\.bar) where bar.weightBasis != .refiner && isNamed(bar) {
      weighed[bar.stampWithoutYear, default: []].insert(bar.year)
    }
    return evidence.rows.filter { $0.bar.weightBasis == .refiner }.compactMap { row in
      let day = row.listed.days.weighed
      let years = isNamed(row.bar) ? weighed[row.bar.stampWithoutYear] ?? [] : []
      let isElsewhere =
        row.bar.year == nil
        ? !years.isEmpty : years.contains(nil) || years.contains(row.bar.year)
      guard day != nil || isElsewhere else { return nil }
      var values = ["other-row": isElsewhere ? "weighed" : "none"]
      if let day { values["last-weighed"] = "\(day)" }
      return Finding(text, row: row, field: .weightBasis, values: values)
    }
  }

  /// Rows that lack either are not known to be the same bar.
  private func isNamed(_ bar: Bar) -> Bool { !bar.refinerCode.isEmpty && !bar.serial.isEmpty }
}
