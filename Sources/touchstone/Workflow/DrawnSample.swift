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

  init(_ options: SampleOptions) throws {
    let folder = AuditFolder(options.audit)
    let reserve = try AuditedReserve(folder)
    guard let root = reserve.statement.inventory else {
      throw InputError(
        "the audit accepted no bar: there is nothing to draw",
        file: folder.file(AuditFolder.statement))
    }
    let population = try SamplePopulation(
      of: reserve.bars, committedBy: root, file: folder.bars)
    nonce = options.nonceBytes ?? []
    guard let seed = SampleSeed(root: root.hash, nonce: nonce) else {
      throw InputError("the nonce has not 16 to 64 bytes")
    }
    self.seed = seed
    let plan = try SamplePlan(
      method: options.chosenMethod, confidence: options.confidence,
      tolerable: options.tolerable ?? options.tolerableMozt, size: options.size, for: population)
    draw = SampleDraw(plan, from: population, seed: seed)
  }
}
