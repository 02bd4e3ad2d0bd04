public import Audit
public import Diagnostics
public import Disclosure
public import MerkleSum
import Notation

/// Streams holder files as batches of leaves.
public struct HolderReader: Sendable {
  private let files: [Engagement.HolderFile]
  private let asset: Statement.Asset
  /// A reader of these files, whose balances are in units of `asset`.
  public init(files: [Engagement.HolderFile], asset: Statement.Asset) {
    self.files = files
    self.asset = asset
  }

  /// Reads all files in their order.
  ///
  /// - Parameter batch: called with some thousand leaves at a time.
  /// - Throws: `InputError` at the first defect; what `batch` throws.
  public func read(batch: (LeafBatch) throws -> Void) throws {
    let source = open()
    let rows = source.rows()
    var leaves = LeafBatch()
    while rows.next(into: &leaves) { try batch(leaves) }
    try source.finish()
  }

  /// Begins to read all files, from as many threads as there are.
  public func open() -> HolderSource { HolderSource(files: files, asset: asset) }

  /// Where a leaf was read: the place of its id.
  public func location(of origin: UInt64) -> Location {
    let place = LeafOrigin(code: origin)
    return Location(file: files[place.file].path, line: place.line, column: place.column)
  }
}

/// The place of a leaf's id in 64 bits: 13 for the file, 34 for the line, 17 for the column.
struct LeafOrigin: Equatable {
  static let maximumFiles = 1 << 13
  let file: Int
  let line: Int
  let column: Int

  init(file: Int, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  init(code: UInt64) {
    file = Int(code >> 51)
    line = Int(code >> 17 & (1 << 34 - 1))
    column = Int(code & (1 << 17 - 1))
  }

  /// The place as one number, ordered as the files are read. A line above 2^34 is told as the
  /// last one that can be: it serves messages alone.
  var code: UInt64 {
    UInt64(file) << 51 | UInt64(min(line, 1 << 34 - 1)) << 17 | UInt64(min(column, 1 << 17 - 1))
  }
}
