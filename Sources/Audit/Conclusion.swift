import Bullion
public import Diagnostics
public import Disclosure
public import Hashing
public import MerkleSum
import Notation

/// The end of an audit: the statement, and every text that it commits to.
public struct Conclusion: Sendable {
  /// What stands in the statement and is not found by the rules.
  public struct Commitments: Sendable {
    /// The root of the holders' tree.
    public var liabilities: SumNode
    /// The root of the accepted bars' tree; nil when no bar is accepted.
    public var inventory: SumNode?
    /// The key of the holders' tree.
    public var liabilitiesKey: TreeKey
    /// The key of the bars' tree.
    public var inventoryKey: TreeKey
    /// Every file that the audit rests on, the price's evidence apart.
    public var inputs: [PublishedInput]
    /// SHA-256 of the file that shows the price.
    public var priceEvidence: Digest
    /// SHA-256 of the statement before this one.
    public var previous: Digest?
    /// SHA-256 of the text that this one corrects.
    public var replaces: Digest?

    /// Commitments with these values.
    public init(
      liabilities: SumNode, inventory: SumNode?, liabilitiesKey: TreeKey, inventoryKey: TreeKey,
      inputs: [PublishedInput], priceEvidence: Digest, previous: Digest?, replaces: Digest?
    ) {
      self.liabilities = liabilities
      self.inventory = inventory
      self.liabilitiesKey = liabilitiesKey
      self.inventoryKey = inventoryKey
      self.inputs = inputs
      self.priceEvidence = priceEvidence
      self.previous = previous
      self.replaces = replaces
    }
  }

  /// What was asked.
  public let engagement: Engagement
  /// What the rules made of the evidence.
  public let examination: Examination
  /// The figures.
  public let figures: Figures
  /// All findings, those on the result included, the most severe first.
  public let findings: [Finding]
  /// The statement.
  public let statement: Statement
  /// The statement's text.
  public let statementText: String
  /// The text of findings.json.
  public let findingsText: String
  /// The text of inputs.txt.
  public let inputsText: String
  /// What became of each row.
  public let bars: [PublishedBar]
  /// The text of bars.csv.
  public let barsText: String

  private let inventoryKey: TreeKey

  /// Draws the conclusion.
  ///
  /// - Throws: `InputError` when a figure is beyond the bounds of a statement, or a disposition is
  ///   not one that may be made.
  public init(
    of examination: Examination, for engagement: Engagement, committing to: Commitments
  ) throws(InputError) {
    self.engagement = engagement
    self.examination = examination
    inventoryKey = to.inventoryKey
    let figures = try Figures(engagement, examination, liabilities: to.liabilities.sum)
    self.figures = figures
    let found = Finding.merged(
      examination.findings + RuleCatalogue.resultRules.flatMap { $0.findings(in: figures) })
    findings = examination.dispositions?.attached(to: found) ?? found
    try examination.dispositions?.check(findings)
    let nonce = { (id: String) in to.inventoryKey.nonce(for: Array(id.utf8)) }
    findingsText = PublishedFinding.file(
      findings.map {
        PublishedFinding(
          rule: $0.rule, severity: $0.severity.rawValue,
          subject: $0.subject.published(barNonce: nonce), values: $0.values,
          disposition: $0.disposition?.published)
      })
    bars = examination.outcomes.map {
      PublishedBar(
        id: $0.row.id, list: examination.evidence.lists[$0.row.list].label,
        fineListed: $0.row.bar.listedFine, fineAccepted: $0.fineAccepted, reasons: $0.reasons,
        nonce: nonce($0.row.id))
    }
    barsText = PublishedBar.file(bars)
    inputsText = PublishedInput.file(to.inputs)
    statement = Statement(
      engagement, examination, findings: findings, to,
      texts: (SHA256.hash(findingsText), SHA256.hash(inputsText), SHA256.hash(barsText)))
    do {
      statementText = try statement.text()
    } catch {
      throw InputError(
        "the audit has no statement: \(error.reason)", file: engagement.file,
        hint: "a figure is beyond the bounds of the statement's format")
    }
  }

  /// The written decisions on findings, in the order of their file.
  public var dispositions: [Disposition] { examination.dispositions?.all ?? [] }

  /// A finding's subject as it is published.
  public func publishedSubject(of finding: Finding) -> String {
    finding.subject.published { inventoryKey.nonce(for: Array($0.utf8)) }
  }
}

extension Figures {
  init(
    _ engagement: Engagement, _ examination: Examination, liabilities: UInt128
  ) throws(InputError) {
    let (claims, overflow) = liabilities.addingReportingOverflow(engagement.otherClaims)
    guard !overflow else {
      throw InputError("liabilities and other claims do not fit 128 bits", file: engagement.file)
    }
    guard examination.fineAccepted <= Valuation.maximumMilliOunces else {
      throw InputError(
        "the bar lists hold more than 10^9 troy ounces", file: engagement.file)
    }
    guard
      let valuation = Valuation(
        price: engagement.price.microUSD, haircut: UInt128(engagement.policy.haircut),
        decimals: engagement.asset.decimals)
    else { throw InputError("price, haircut or decimals are out of range", file: engagement.file) }
    self.init(
      asset: engagement.asset, claims: claims, fineListed: examination.fineListed,
      fineAccepted: examination.fineAccepted, valuation: valuation,
      buffer: engagement.policy.buffer)
    let restored = examination.outcomes.filter { $0.reasons.isEmpty && !$0.lifted.isEmpty }
    decisions = Decisions(
      count: examination.dispositions?.all.count ?? 0, restoredBars: restored.count,
      restoredFine: restored.reduce(0) { $0 + UInt128($1.fineAccepted) })
    sumInsured = examination.evidence.sumInsured
  }
}
