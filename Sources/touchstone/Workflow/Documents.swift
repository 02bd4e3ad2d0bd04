import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum
import Notation

/// Every file of an engagement but the holders', read and hashed.
struct Documents {
  /// What inputs.txt lists.
  let inputs: [PublishedInput]
  let priceEvidence: Digest
  let previous: Digest?
  let replaces: Digest?
  let dispositions: [Disposition]

  private let engagement: Engagement
  private let reserve: ReserveDocuments
  private let history: AuditHistory
  private let documents: [EvidenceDocument]
  private let sample: SampleEvaluation?

  init(_ engagement: Engagement) throws {
    self.engagement = engagement
    var inputs = InputLedger()
    reserve = try ReserveDocuments(engagement, &inputs)
    priceEvidence = try InputFile.sha256(engagement.price.path)
    inputs.note("price", priceEvidence, engagement.price.date)
    if let second = engagement.price.second {
      inputs.note("evidence:second-price", try InputFile.sha256(second.path), second.date)
    }
    for wallet in engagement.issuerWallets ?? [] {
      guard let proof = wallet.proof else { continue }
      inputs.note("evidence:wallet-control", try InputFile.sha256(proof.path), proof.date)
    }
    documents = try engagement.evidence.map { file in
      let digest = try InputFile.sha256(file.path)
      let document = EvidenceDocument(
        file: file, digest: digest,
        signature: try SignatureReader.check(file.signature, over: file.path, sha256: digest))
      inputs.note("evidence:\(file.kind)", document.digest, file.date)
      try inputs.note(file.signature, of: file.kind)
      return document
    }
    history = try AuditHistory(engagement, &inputs)
    previous = history.previousText.map { SHA256.hash($0) }
    replaces = try engagement.revision.map { revision in
      let text = try InputFile.contents(revision.path, limit: Statement.maximumBytes)
      try Succession.checkReplaced(
        text, file: revision.path, number: revision.number, for: engagement)
      return SHA256.hash(text)
    }
    sample = try engagement.sample.map { try SampleEvidence.read($0, for: engagement, &inputs) }
    dispositions =
      try engagement.dispositions.map { path in
        let (digest, dispositions) = try DispositionsReader.read(path)
        inputs.note("dispositions", digest)
        for disposition in dispositions {
          inputs.note("evidence:disposition", disposition.evidence, disposition.date)
        }
        return dispositions
      } ?? []
    self.inputs = inputs.inputs
  }

  /// All that the rules look at.
  ///
  /// - Parameter holdersTotal: the sum of all balances, in minor units.
  func evidence(holdersTotal: UInt128) -> Evidence {
    var claims = Evidence.Claims(holdersTotal: holdersTotal, supply: engagement.supply)
    claims.details = engagement.supplyDetails
    claims.holders = engagement.holders
    claims.wallets = engagement.issuerWallets
    claims.decimals = engagement.asset.decimals
    var evidence = Evidence(
      lists: reserve.lists, refiners: reserve.refiners,
      fineTolerance: engagement.policy.fineTolerance, claims: claims)
    evidence.asOf = engagement.asOf
    evidence.policy = engagement.policy
    evidence.price = PriceEvidence(
      note: engagement.price, documentBytes: UInt64(InputFile.size(engagement.price.path)))
    evidence.documents = documents
    evidence.comparison = reserve.comparison
    evidence.marks = reserve.marks
    evidence.packingList = reserve.packingList
    evidence.openings = reserve.openings
    evidence.movements = reserve.movements
    evidence.previous = history.previous
    evidence.earlier = history.earlier
    evidence.sample = sample
    return evidence
  }
}
