import Diagnostics
import Disclosure
import Hashing
import MerkleSum

extension Statement {
  /// The statement of an audit.
  init(
    _ engagement: Engagement, _ examination: Examination, findings: [Finding],
    _ commitments: Conclusion.Commitments,
    texts: (findings: Digest, inputs: Digest, bars: Digest)
  ) {
    func count(_ severity: Severity) -> UInt64 {
      UInt64(findings.count { $0.severity == severity })
    }
    let notTested = examination.notTested.map(\.rule)
    let counts = FindingCounts(
      blocking: count(.blocking), excluding: count(.excluding), warning: count(.warning),
      information: count(.information),
      undisposed: UInt64(
        findings.count { $0.severity != .information && $0.disposition == nil }),
      hash: texts.findings)
    let mode: Mode =
      switch engagement.mode {
      case .secret: .secret
      case .transparent: .transparent(treeKey: commitments.liabilitiesKey.bytes)
      }
    self.init(
      issuer: engagement.issuer, snapshot: engagement.snapshot, asOf: engagement.asOf,
      asset: engagement.asset, mode: mode, liabilities: commitments.liabilities,
      supply: engagement.supply, otherClaims: engagement.otherClaims,
      custody: examination.evidence.lists.map {
        Custody(
          label: $0.label, asOf: $0.file.asOf, bars: UInt64($0.bars.count),
          fineListed: $0.fineListed)
      }.sorted { $0.line < $1.line },
      inventory: commitments.inventory, barsListed: UInt64(examination.outcomes.count),
      barsHash: texts.bars, fineListed: examination.fineListed,
      price: Price(
        microUSD: engagement.price.microUSD, session: engagement.price.session,
        date: engagement.price.date, evidence: commitments.priceEvidence),
      haircut: engagement.policy.haircut, buffer: engagement.policy.buffer,
      fineTolerance: engagement.policy.fineTolerance, inputsHash: texts.inputs,
      rulesTested: UInt64(RuleCatalogue.all.count - notTested.count), notTested: notTested,
      waived: engagement.policy.waived, findings: counts, previous: commitments.previous,
      revision: engagement.revision.flatMap { revision in
        commitments.replaces.map { Revision(number: revision.number, replaces: $0) }
      })
  }
}
