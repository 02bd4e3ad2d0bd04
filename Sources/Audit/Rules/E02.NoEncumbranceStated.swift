import Diagnostics
import Notation

/// E02: somebody answers in writing for the bars being free.
struct NoEncumbranceStated: EvidenceRule {
  let text = RuleText(
    id: "E02", severity: .blocking,
    title: "a statement says that nobody else has a claim on the bars",
    test: "a no-encumbrance document has |date - as-of date| <= confirmation-max-age-days, and "
      + "none of those within it has an invalid signature; where each of them names a custodian, "
      + "each custodian is named by one of them",
    source: "bar lists do not say what is pledged, lent or swapped; somebody has to",
    fires: "a statement of 2025-10-28 as of 2025-11-28 with a limit of 30 days; statements for one "
      + "of two custodians",
    silent: "one statement of 2025-10-29 as of 2025-11-28, which names no custodian",
    clears: "a signed statement for the day, for all custodians")

  func missing(from evidence: Evidence) -> [String] {
    (statements(in: evidence).isEmpty
      ? ["statement that nobody else has a claim on the bars"] : [])
      + evidence.confirmationLimitMissing
      + (evidence.asOf == nil ? ["the as-of date"] : [])
  }

  func findings(in evidence: Evidence) -> [Finding] {
    let documents = statements(in: evidence)
    guard !documents.isEmpty else { return [] }
    let standing = DocumentStanding(
      documents, day: evidence.asOf?.date, limit: evidence.policy?.confirmationDays)
    var values = standing.values
    if standing.fault == nil {
      let uncovered = custodiansNotNamed(by: standing.near, in: evidence)
      guard uncovered > 0 else { return [] }
      values["reason"] = "custodian-not-named"
      values["custodians-not-named"] = "\(uncovered)"
    }
    return [Finding(text, subject: .reserve, values: values)]
  }

  private func statements(in evidence: Evidence) -> [EvidenceDocument] {
    evidence.documents(of: EvidenceDocument.Kind.noEncumbrance)
  }

  /// The custodians that none of the documents names; 0 where a document names none, since it is
  /// then for the whole reserve.
  private func custodiansNotNamed(
    by documents: [EvidenceDocument], in evidence: Evidence
  ) -> Int {
    guard documents.allSatisfy({ $0.file.custodian != nil }) else { return 0 }
    return Set(evidence.lists.map(\.label)).subtracting(documents.compactMap(\.file.custodian))
      .count
  }
}
