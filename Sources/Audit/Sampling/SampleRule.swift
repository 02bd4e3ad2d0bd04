import Bullion
import Diagnostics

/// A rule over what was found of a sample in the vault.
protocol SampleRule: EvidenceRule {
  /// What the rule finds in the results of a sample.
  func findings(of sample: SampleEvaluation) -> [Finding]
}

extension SampleRule {
  /// The results of a sample.
  public func missing(from evidence: Evidence) -> [String] {
    evidence.sample == nil ? ["results of a sample"] : []
  }

  /// What the rule finds in the sample of the evidence.
  public func findings(in evidence: Evidence) -> [Finding] {
    evidence.sample.map { findings(of: $0) } ?? []
  }
}

extension Finding {
  /// A finding of this rule about a drawn bar that is not as listed.
  init(_ text: RuleText, _ bad: SampleEvaluation.BadBar) {
    let item = bad.drawn.item
    let error = bad.error
    var values = [
      "error": error.kinds.map(\.rawValue).joined(separator: "+"), "fine-mozt": "\(item.fine)",
      "short-mozt": "\(error.fine)",
    ]
    if let found = error.foundGross, let gross = item.identity.gross {
      let unit = item.identity.unit == .grams ? "mg" : "mozt"
      values["found-gross-\(unit)"] = "\(found.thousandths)"
      values["gross-\(unit)"] = "\(gross.thousandths)"
    }
    if let found = error.foundFineness, let fineness = item.identity.fineness {
      values["found-fineness-ppm"] = "\(found.partsPerMillion)"
      values["fineness-ppm"] = "\(fineness.partsPerMillion)"
    }
    self.init(
      text, subject: .bar(id: item.id), values: values,
      locations: bad.location.map { [$0] } ?? [])
  }
}
