import Bullion
import Diagnostics

/// D03: one serial of two refiners is two bars.
struct SerialOfTwoRefiners: EvidenceRule {
  let text = RuleText(
    id: "D03", severity: .information, title: "no serial is used by two refiners",
    test: "bars of equal serial have equal refiner_code",
    source: "serials are unique for one refiner and year at best",
    fires: "serial 500123 of KYRGYZALTYN and of RAND", silent: "serial 500123 of one refiner",
    clears: "nothing to clear: such bars are legitimate and both count")

  func findings(in evidence: Evidence) -> [Finding] {
    let named = evidence.rows.filter { !$0.bar.serial.isEmpty && !$0.bar.refinerCode.isEmpty }
    return evidence.groups(of: named) { Array($0.bar.serial.utf8) }.compactMap { rows in
      let refiners = Set(rows.map { Array($0.bar.refinerCode.utf8) })
      guard refiners.count > 1, let first = rows.map(\.id).min() else { return nil }
      return Finding(
        text, subject: .bar(id: first),
        values: ["refiners": "\(refiners.count)", "rows": "\(rows.count)"],
        locations: rows.map { $0.listed.location(of: .serial) })
    }
  }
}
