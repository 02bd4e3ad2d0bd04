import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum
import Notation
import TreeStore

/// The holders of one or many files, ready to be built into a tree.
struct HolderTable {
  private let reader: HolderReader
  private var table: LeafTable
  /// The first row at which the total no longer fits 128 bits.
  private var overflow: Location?

  /// Reads all files.
  init(files: [Engagement.HolderFile], asset: Statement.Asset, key: TreeKey, hash: BatchHasher)
    throws
  {
    reader = HolderReader(files: files, asset: asset)
    var table = LeafTable(key: key, hash: hash)
    let bytes = files.reduce(0) { $0 + InputFile.size($1.path) }
    let progress = Progress("holders", total: UInt64(bytes))
    var total: UInt128 = 0
    var overflowOrigin: UInt64?
    try reader.read(
      progress: { progress.update(UInt64($0), note: "\(FigureText.count($1)) rows") }
    ) { batch in
      for (position, amount) in batch.amounts.enumerated() {
        let (sum, isTooLarge) = total.addingReportingOverflow(amount)
        if isTooLarge && overflowOrigin == nil { overflowOrigin = batch.origins[position] }
        total = sum
      }
      table.append(batch)
    }
    progress.finish()
    self.table = table
    overflow = overflowOrigin.map(reader.location)
  }

  /// Builds the tree; see `LeafTable.build`. Two rows of one holder are an error at the later
  /// one that names the earlier one too, and comes before a total that is too large.
  func build(
    storingIn file: OutputFile? = nil,
    visit: ((_ amount: UInt128, _ id: UnsafeRawBufferPointer) throws -> Void)? = nil
  ) throws -> SumNode {
    do {
      return try table.build(storingIn: file, visit: visit)
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
      throw InputError("the sum of all balances does not fit 128 bits", at: overflow)
    }
  }
}
