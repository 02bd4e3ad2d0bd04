import Audit
public import Diagnostics
import Disclosure
public import MerkleSum
import Notation
import Synchronization

/// Holder files that several threads read at once: each takes the next piece of whole records
/// and turns it into leaves by itself.
///
/// The pieces are numbered. When rows are wrong in several places, the error is the one that
/// stands first, whichever thread met its own first.
public final class HolderSource: @unchecked Sendable {
  private let files: [Engagement.HolderFile]
  let asset: Statement.Asset
  /// 256 KiB: large enough that taking a piece is rare, small enough for a processor's cache.
  let pieceBytes: Int
  private let lock = Mutex(())
  /// Only ever touched by who holds the lock.
  private var state = State()

  private struct State {
    var number = 0
    var cutter: RecordCutter?
    var columns: HolderColumns?
    var hasRows = false
    /// The bytes and rows so far, for progress.
    var bytes = 0
    var rows = 0
    var pieces = 0
    var failure: (piece: Int, error: InputError)?
  }

  init(
    files: [Engagement.HolderFile], asset: Statement.Asset, pieceBytes: Int = 1 << 18
  ) {
    self.files = files
    self.asset = asset
    self.pieceBytes = pieceBytes
  }

  /// The rows that one thread will read.
  public func rows() -> HolderRows { HolderRows(self) }

  /// The bytes that were taken and the rows that were read so far.
  public var progress: (bytes: Int, rows: Int) {
    lock.withLock { _ in (state.bytes, state.rows) }
  }

  /// To be called when all threads have read their last row.
  ///
  /// - Throws: the defect that stands first in the files.
  public func finish() throws(InputError) {
    if let failure = lock.withLock({ _ in state.failure }) { throw failure.error }
  }

  /// A piece of a file.
  struct Piece {
    let number: Int
    let columns: HolderColumns
    /// Where its records lie in the buffer.
    let range: Range<Int>
    let line: Int
    let isAtEnd: Bool
  }

  /// Puts the next piece into `buffer`; nil when there is none, or when a file is wrong.
  func next(into buffer: UnsafeMutableRawBufferPointer, afterRows rows: Int) -> Piece? {
    lock.withLock { _ in
      state.rows += rows
      guard state.failure == nil else { return nil }
      do throws(InputError) {
        let piece = try nextPiece(buffer)
        state.pieces += 1
        return piece
      } catch {
        state.failure = (state.pieces, error)
        return nil
      }
    }
  }

  /// Notes that a piece is wrong.
  func fail(_ error: InputError, in piece: Int) {
    lock.withLock { _ in
      if let known = state.failure, known.piece < piece { return }
      state.failure = (piece, error)
    }
  }

  private func nextPiece(
    _ buffer: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> Piece? {
    while state.number < files.count {
      let file = files[state.number]
      if state.cutter == nil {
        state.cutter = RecordCutter(
          try InputFile(file.path, isHashed: false), pieceBytes: pieceBytes)
        state.columns = nil
        state.hasRows = false
      }
      guard let cut = try state.cutter?.next(into: buffer) else {
        if state.columns == nil { throw InputError("the file is empty", file: file.path) }
        guard state.hasRows else {
          throw InputError("no rows after the header", file: file.path, line: 1, column: 1)
        }
        state.cutter = nil
        state.number += 1
        continue
      }
      state.bytes += cut.count
      var (start, line) = (0, cut.line)
      let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[..<cut.count])
      let columns: HolderColumns
      if let known = state.columns {
        columns = known
      } else {
        try CSVScanner.checkStart(UnsafeRawBufferPointer(bytes), of: file.path)
        let scanner = CSVScanner(piece: bytes, of: file.path, line: 1, isAtEnd: cut.isAtEnd)
        columns = try HolderColumns(
          CSVTable(scanner, of: file.path), file, number: state.number)
        state.columns = columns
        (start, line) = (scanner.consumed, scanner.line)
      }
      guard start < cut.count else { continue }
      state.hasRows = true
      return Piece(
        number: state.pieces, columns: columns, range: start..<cut.count, line: line,
        isAtEnd: cut.isAtEnd)
    }
    return nil
  }
}

/// The rows of the pieces that one thread takes.
public final class HolderRows {
  private let source: HolderSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var row: HolderRow?
  private var piece = 0
  private var rows = 0
  /// Rows of one batch: a few hundred KiB, which stay in a processor's cache.
  private static let batchRows = 4096

  init(_ source: HolderSource) {
    self.source = source
    buffer = .allocate(
      byteCount: RecordCutter.bufferBytes(pieceBytes: source.pieceBytes), alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Fills `leaves` with the next rows; false when there are no more, or when reading has stopped
  /// at a defect: ``HolderSource/finish()`` tells.
  public func next(into leaves: inout LeafBatch) -> Bool {
    leaves.removeAll()
    while true {
      if let row {
        do {
          while try row.next(into: &leaves) {
            if leaves.count == HolderRows.batchRows { return true }
          }
        } catch {
          source.fail(error, in: piece)
          return false
        }
        self.row = nil
        rows += leaves.count
        if leaves.count > 0 { return true }
      }
      guard let next = source.next(into: buffer, afterRows: rows) else { return false }
      rows = 0
      piece = next.number
      let bytes = UnsafeMutableRawBufferPointer(rebasing: buffer[next.range])
      row = HolderRow(
        CSVScanner(
          piece: bytes, of: next.columns.path, line: next.line, isAtEnd: next.isAtEnd),
        next.columns, asset: source.asset)
    }
  }
}
