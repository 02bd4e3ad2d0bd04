import Audit
import Diagnostics
import Disclosure
import Hashing
import MerkleSum

/// A sample drawn from an audit's folder.
struct DrawnSample {
  let draw: SampleDraw
  let seed: SampleSeed
  let nonce: [UInt8]
  /// The statement of the audit that was drawn from.
  let statement: Statement
  /// SHA-256 of its text.
  let digest: Digest

  /// Draws what the sample's nonce and plan say.
  init(_ sample: Engagement.SampleFile) throws {
    let folder = AuditFolder(sample.audit)
    let reserve = try AuditedReserve(folder)
    statement = reserve.statement
    digest = reserve.digest
    guard let root = reserve.statement.inventory else {
      throw InputError(
        "the audit accepted no bar: there is nothing to draw",
        file: folder.file(AuditFolder.statement))
    }
    let population = try SamplePopulation(
      of: reserve.bars, committedBy: root, file: folder.bars)
    nonce = sample.nonce
    guard let seed = SampleSeed(root: root.hash, nonce: nonce) else {
      throw InputError("the nonce has not 16 to 64 bytes")
    }
    self.seed = seed
    let plan = try SamplePlan(
      method: sample.method, confidence: sample.confidence, tolerable: sample.tolerable,
      size: sample.size, for: population)
    draw = SampleDraw(plan, from: population, seed: seed)
  }
}
