import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum
import TreeStore

/// The holders of one or many files, ready to be built into a tree.
struct HolderTable {
  private let reader: HolderReader
  private let table: LeafTable

  /// Reads all files.
  init(
    files: [Engagement.HolderFile], asset: Statement.Asset, key: TreeKey, hash: BatchHasher,
    resources: BuildResources
  ) throws {
    reader = HolderReader(files: files, asset: asset)
    let bytes = files.reduce(0) { $0 + InputFile.size($1.path) }
    let table = LeafTable(key: key, hash: hash, resources: resources, expectedBytes: bytes)
    let progress = Progress("reading", total: UInt64(bytes), items: "holders")
    let source = reader.open()
    let halt = Workers.Halt()
    try Workers.run(table.workers, halt: halt) { worker in
      let rows = source.rows()
      var leaves = LeafBatch()
      while !halt.isSet, rows.next(into: &leaves) {
        try table.append(leaves, worker: worker)
        guard worker == 0 else { continue }
        let done = source.progress
        progress.update(UInt64(done.bytes), items: UInt64(done.rows))
      }
    }
    progress.finish()
    try source.finish()
    self.table = table
  }

  /// Builds the tree; see `LeafTable.build`. Two rows of one holder are an error at the later
  /// one that names the earlier one too, and comes before a total that is too large.
  func build(storingIn file: OutputFile? = nil, exporting export: LeafExport? = nil) throws
    -> SumNode
  {
    let progress = Progress("hashing", total: UInt64(table.count), items: "holders")
    do {
      let root = try table.build(storingIn: file, exporting: export) { leaves in
        progress.update(UInt64(leaves))
      }
      progress.finish()
      return root
    } catch let conflict as LeafConflict {
      let first = reader.location(of: conflict.first)
      let second = reader.location(of: conflict.second)
      throw conflict.sameID
        ? InputError(
          "duplicate id: it stands already at \(first)", at: second,
          hint: "a holder stands in one row; give two accounts two ids")
        : InputError(
          "nonce collision with \(first), change the key", at: second,
          hint: "two different ids fell on one nonce by chance")
    } catch TreeError.sumOverflow {
      throw InputError("the sum of all balances does not fit 128 bits", at: try overflow())
    }
  }

  /// The first row at which the total no longer fits 128 bits; the files are read once more for
  /// it. Nil when they cannot be, such as pipes.
  private func overflow() throws -> Location? {
    var total: UInt128 = 0
    var origin: UInt64?
    try? reader.read { batch in
      for (position, amount) in batch.amounts.enumerated() where origin == nil {
        let (sum, isTooLarge) = total.addingReportingOverflow(amount)
        total = sum
        if isTooLarge { origin = batch.origins[position] }
      }
    }
    return origin.map(reader.location)
  }
}
