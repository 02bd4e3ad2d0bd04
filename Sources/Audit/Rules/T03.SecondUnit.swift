import Bullion
import Diagnostics

/// T03: totals that are declared a second time, in another unit, are the same weights.
struct SecondUnit: EvidenceRule {
  let text = RuleText(
    id: "T03", severity: .warning, title: "totals in a second unit are the same weights",
    test: "in units of 10^-10 g, where 1 mozt is 311034768 and 1 mg is 10^7: |sum of gross - "
      + "declared gross in the second unit| * 10^6 <= 5 * declared, and the same of fine as listed "
      + "and the fine declared in mg",
    source: "the Bundesbank's list gives kilograms and ounces; its totals differ by 0.26 ppm",
    fires: "12088.680 ozt listed, 376001.858 g declared",
    silent: "12088.680 ozt listed, 376001.857 g or 375998.098 g declared",
    clears: "a corrected declaration from the custodian")

  /// How far two totals may lie apart, in parts per million.
  private static let limit: UInt128 = 5

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.filter { $0.file.secondGross == nil && $0.file.secondFine == nil }
      .map { $0.lacks("a total in a second unit") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      var values: [String: String] = [:]
      if let declared = list.file.secondGross, !agree(list.grossInFineUnits, declared.inFineUnits) {
        switch declared {
        case .milliOunces(let weight): values["declared-gross-mozt"] = "\(weight)"
        case .milligrams(let weight): values["declared-gross-mg"] = "\(weight)"
        }
        values["listed-gross-mozt"] = "\(list.grossMilliOunces)"
      }
      if let declared = list.file.secondFine,
        !agree(list.fineListed * Mass.milliOunceUnits, UInt128(declared) * Mass.milligramUnits)
      {
        values["declared-fine-mg"] = "\(declared)"
        values["listed-fine-mozt"] = "\(list.fineListed)"
      }
      guard !values.isEmpty else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest), values: values,
        locations: [list.file.location])
    }
  }

  private func agree(_ listed: UInt128, _ declared: UInt128) -> Bool {
    let difference = max(listed, declared) - min(listed, declared)
    return difference * 1_000_000 <= SecondUnit.limit * declared
  }
}

extension Mass {
  /// Units of 10^-10 g in 0.001 ozt.
  fileprivate static let milliOunceUnits = UInt128(ounceInTenthMicrograms)
  /// Units of 10^-10 g in 1 mg.
  fileprivate static let milligramUnits: UInt128 = 10_000_000

  /// The weight in units of 10^-10 g, in which both units are whole.
  fileprivate var inFineUnits: UInt128 {
    switch self {
    case .milliOunces(let weight): UInt128(weight) * Mass.milliOunceUnits
    case .milligrams(let weight): UInt128(weight) * Mass.milligramUnits
    }
  }
}

extension BarList {
  /// The gross weight of all rows in units of 10^-10 g.
  fileprivate var grossInFineUnits: UInt128 {
    bars.reduce(0) { $0 + ($1.bar.gross?.inFineUnits ?? 0) }
  }
}
