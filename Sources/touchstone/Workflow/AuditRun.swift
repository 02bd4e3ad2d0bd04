import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum
import Notation
import Report
import TreeStore

/// One pass over an engagement, from its raw files to a filled output folder that is not yet in
/// its place. `audit` commits the folder; `recompute` compares it and throws it away.
struct AuditRun {
  let engagement: Engagement
  let key: SnapshotKey
  let hash: BatchHasher
  let resources: ResourceOptions

  /// Writes everything but the report and the key into `directory`.
  func fill(_ directory: OutputDirectory) throws -> Conclusion {
    try directory.makeDirectory("publication")
    try directory.makeDirectory("private", isPrivate: true)
    try directory.makeDirectory("private/tree", isPrivate: true)
    try directory.makeDirectory(AuditFolder.workPapers, isPrivate: true)
    // The small files first: what is wrong with them shows before millions of rows are read.
    let documents = try Documents(engagement)
    let liabilitiesKey = treeKey(.liabilities)
    let liabilities = try countHolders(into: directory, key: liabilitiesKey)
    let inventoryKey = treeKey(.inventory)
    let examination = Examination(
      of: documents.evidence(holdersTotal: liabilities.sum),
      dispositions: Dispositions(
        documents.dispositions, restorable: engagement.policy.restorable,
        inventoryKey: inventoryKey))
    let inventory = try countBars(of: examination, into: directory, key: inventoryKey)
    let conclusion = try Conclusion(
      of: examination, for: engagement,
      committing: Conclusion.Commitments(
        liabilities: liabilities, inventory: inventory, liabilitiesKey: liabilitiesKey,
        inventoryKey: inventoryKey, inputs: documents.inputs,
        priceEvidence: documents.priceEvidence, previous: documents.previous,
        replaces: documents.replaces))
    try write(conclusion, to: directory)
    return conclusion
  }

  /// The name that bars.csv has for this engagement.
  var barsFile: String {
    engagement.barsArePublic ? AuditFolder.publicBars : AuditFolder.privateBars
  }

  private func treeKey(_ tree: SnapshotKey.Tree) -> TreeKey {
    key.treeKey(tree, issuer: engagement.issuer, snapshot: engagement.snapshot)
  }

  /// Streams the holder files into the liabilities' tree.
  private func countHolders(into directory: OutputDirectory, key: TreeKey) throws -> SumNode {
    let table = try HolderTable(
      files: engagement.holders, asset: engagement.asset, key: key, hash: hash,
      resources: resources.resources(spillingInto: directory.temporaryPath("")))
    let file = try directory.file(AuditFolder.tree(.liabilities), isPrivate: true)
    guard engagement.mode == .transparent else { return try table.build(storingIn: file) }
    let leaves = try directory.file(AuditFolder.leaves)
    try leaves.append("id,amount\n")
    let export = LeafExport(
      format: { amount, id, text in
        CSVText.appendField(id, to: &text)
        text.append(contentsOf: ",\(amount)\n".utf8)
      }, write: leaves.append)
    let root = try table.build(storingIn: file, exporting: export)
    try leaves.finish()
    return root
  }

  private func countBars(
    of examination: Examination, into directory: OutputDirectory, key: TreeKey
  ) throws -> SumNode? {
    let bars = examination.inventory
    guard bars.count > 0 else { return nil }
    let table = LeafTable(key: key, hash: hash)
    try table.append(bars)
    let file = try directory.file(AuditFolder.tree(.inventory), isPrivate: true)
    do {
      return try table.build(storingIn: file)
    } catch is LeafConflict {
      throw InputError(
        "two bars' nonces collide", file: engagement.keyFile, hint: "use another snapshot key")
    }
  }

  private func write(_ conclusion: Conclusion, to directory: OutputDirectory) throws {
    try directory.write(conclusion.statementText, to: AuditFolder.statement)
    try directory.write(conclusion.findingsText, to: AuditFolder.findings)
    try directory.write(conclusion.inputsText, to: AuditFolder.inputs)
    try directory.write(
      conclusion.barsText, to: barsFile, isPrivate: !engagement.barsArePublic)
    try directory.write(
      FindingsDetail(conclusion).text, to: AuditFolder.findingsDetail, isPrivate: true)
    try directory.write(
      EarlierAudit.Place.file(conclusion.places), to: AuditFolder.places, isPrivate: true)
    for paper in WorkPapers.all(of: conclusion) {
      try directory.write(
        paper.text, to: AuditFolder.workPapers + "/" + paper.name, isPrivate: true)
    }
  }
}
