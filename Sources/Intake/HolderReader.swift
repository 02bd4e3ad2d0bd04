public import Audit
public import Diagnostics
public import Disclosure
public import MerkleSum
import Notation

/// Streams holder files as batches of leaves.
public struct HolderReader: Sendable {
  private let files: [Engagement.HolderFile]
  private let asset: Statement.Asset
  /// Rows of one batch: a few hundred KiB, which stay in a processor's cache.
  private static let batchRows = 4096

  /// A reader of these files, whose balances are in units of `asset`.
  public init(files: [Engagement.HolderFile], asset: Statement.Asset) {
    self.files = files
    self.asset = asset
  }

  /// Reads all files in their order.
  ///
  /// - Parameters:
  ///   - progress: called now and then with the bytes and rows read so far.
  ///   - batch: called with some thousand leaves at a time.
  /// - Throws: `InputError` at the first defect; what `batch` throws.
  public func read(
    progress: ((_ bytes: Int, _ rows: UInt64) -> Void)? = nil,
    batch: (LeafBatch) throws -> Void
  ) throws {
    var leaves = LeafBatch()
    var bytesBefore = 0
    var rows: UInt64 = 0
    for (number, holderFile) in files.enumerated() {
      let file = try InputFile(holderFile.path, isHashed: false)
      let table = try CSVTable(file)
      let row = try HolderRow(table, holderFile, number: number, asset: asset)
      var isEmpty = true
      while try table.next() {
        isEmpty = false
        try row.append(to: &leaves)
        if leaves.count == HolderReader.batchRows {
          try batch(leaves)
          rows += UInt64(leaves.count)
          leaves.removeAll()
          progress?(bytesBefore + table.scanner.consumed, rows)
        }
      }
      guard !isEmpty else {
        throw InputError("no rows after the header", file: file.path, line: 1, column: 1)
      }
      bytesBefore += file.size
    }
    if leaves.count > 0 { try batch(leaves) }
  }

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
