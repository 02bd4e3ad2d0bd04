import Bullion
import Diagnostics

/// R01: the refiner is in the register.
struct KnownRefiner: EvidenceRule {
  let text = RuleText(
    id: "R01", severity: .excluding, title: "the refiner is in the register",
    test: "refiner_code is a refiner_code of the register of refiners",
    source: "LBMA Good Delivery List, current and former",
    fires: "refiner_code XYZ, which the register does not have",
    silent: "refiner_code is in the register, whatever its status",
    clears: "a register that has the refiner, or a corrected code")

  func missing(from evidence: Evidence) -> [String] {
    evidence.refiners == nil ? ["a register of refiners"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let register = evidence.refiners else { return [] }
    let known = Set(register.entries.map { Array($0.code.utf8) })
    return evidence.rows.filter { !known.contains(Array($0.bar.refinerCode.utf8)) }.map { row in
      Finding(
        text, row: row, field: .refinerCode, values: ["refiner": "unknown"],
        details: ["refiner_code": row.bar.refinerCode])
    }
  }

}
