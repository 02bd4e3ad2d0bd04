import Bullion
import Diagnostics
import Notation

/// L04: each custodian confirms its bars, and the bars are insured for what they are worth.
struct CustodianConfirms: EvidenceRule, ResultRule {
  let text = RuleText(
    id: "L04", severity: .blocking, title: "each custodian confirms its bars near the as-of date",
    test: "for each custodian a custodian-confirmation of it (or of nobody, where there is one "
      + "custodian) has |date - as-of date| <= confirmation-max-age-days, and none of those "
      + "within it has an invalid signature; a warning on the reserve: the sum of all sums "
      + "insured, where one is given, >= accepted mozt * price / 1000 micro-USD, before a haircut",
    source: "auditors of reserves ask the custodian, not the issuer; vaults are insured",
    fires: "a confirmation of 2025-10-28 as of 2025-11-28 with a limit of 30 days; gold of USD "
      + "50294025.63 insured for USD 50000000",
    silent: "a confirmation of 2025-10-29 as of 2025-11-28 with a limit of 30 days",
    clears: "the custodian's own confirmation for the day; for the warning a higher insurance")

  func missing(from evidence: Evidence) -> [String] {
    let unconfirmed = labels(in: evidence).filter { confirmations(of: $0, in: evidence).isEmpty }
    return unconfirmed.map { "confirmation of the custodian \($0)" }
      + evidence.confirmationLimitMissing + evidence.listsWithoutDay
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      let documents = confirmations(of: list.label, in: evidence)
      guard !documents.isEmpty else { return nil }
      let standing = DocumentStanding(
        documents, day: evidence.auditDay(of: list), limit: evidence.policy?.confirmationDays)
      guard standing.fault != nil else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest), values: standing.values,
        locations: [list.file.location])
    }
  }

  func findings(in figures: Figures) -> [Finding] {
    guard let insured = figures.sumInsured else { return [] }
    // A sum of whole micro-dollars is below the value exactly when it is below the value rounded up.
    let value = (figures.fineAccepted * figures.valuation.price + 999) / 1000
    guard insured < value else { return [] }
    return [
      Finding(
        text, severity: .warning, subject: .reserve,
        values: ["insured-micro-usd": "\(insured)", "value-micro-usd": "\(value)"])
    ]
  }

  private func labels(in evidence: Evidence) -> [String] {
    Set(evidence.lists.map(\.label)).sorted()
  }

  private func confirmations(of label: String, in evidence: Evidence) -> [EvidenceDocument] {
    let isOnly = labels(in: evidence).count == 1
    return evidence.documents(of: EvidenceDocument.Kind.custodianConfirmation).filter {
      $0.file.custodian.map { $0 == label } ?? isOnly
    }
  }
}
