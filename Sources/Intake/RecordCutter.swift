import Diagnostics
import Glibc

/// Cuts a CSV file into pieces of whole records without reading the records: this is the one part
/// of reading that must go from front to back, so it does as little as can be, about 3 ns a row.
///
/// A line feed ends a record when an even number of quotes stands before it. That is so for every
/// file that is CSV. In one that is not, it holds up to the first defect, and the piece with the
/// first defect begins where it should; nothing after it matters.
struct RecordCutter {
  private let file: InputFile
  private let pieceBytes: Int
  /// The beginning of a record whose end was not yet read.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private var isFinished = false
  private var line = 1

  /// The most bytes that a piece can have when `pieceBytes` are read at a time.
  static func bufferBytes(pieceBytes: Int) -> Int { longestRecord + max(pieceBytes, 4) }

  /// With its line end. No piece of valid CSV goes so far without the end of a record.
  private static let longestRecord = CSVScanner.maximumRecordBytes + 2

  init(_ file: InputFile, pieceBytes: Int) {
    self.file = file
    self.pieceBytes = max(pieceBytes, 4)
  }

  /// Some whole records in a buffer.
  struct Piece {
    /// Their bytes, from the buffer's first on.
    let count: Int
    /// The line on which they begin.
    let line: Int
    /// True for the file's last piece.
    let isAtEnd: Bool
  }

  /// Puts the next piece into `buffer`; nil at the end of the file.
  mutating func next(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(InputError) -> Piece? {
    guard !isFinished else { return nil }
    rest.withUnsafeBytes { buffer.copyMemory(from: $0) }
    var count = rest.count
    rest.removeAll(keepingCapacity: true)
    while true {
      // A record that is too long is left to the reader of records, who says where it begins.
      if count > RecordCutter.longestRecord { return piece(count) }
      let room = UnsafeMutableRawBufferPointer(
        rebasing: buffer[count..<min(count + pieceBytes, buffer.count)])
      let read = try file.read(into: room)
      count += read
      isAtEnd = read == 0
      if isAtEnd { return count > 0 ? piece(count) : nil }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      // The file's first bytes come together, since they are looked at for a mark.
      guard let end = RecordCutter.lastRecordEnd(bytes), line > 1 || end >= 3 else { continue }
      rest.append(contentsOf: bytes[end...])
      let piece = Piece(count: end, line: line, isAtEnd: false)
      line += Int(UnsafeRawBufferPointer(rebasing: bytes[..<end]).count(of: 0x0A))
      return piece
    }
  }

  /// All that is there, as the last piece that is read.
  private mutating func piece(_ count: Int) -> Piece {
    isFinished = true
    return Piece(count: count, line: line, isAtEnd: isAtEnd)
  }

  /// Where the last record that is complete ends.
  static func lastRecordEnd(_ bytes: UnsafeRawBufferPointer) -> Int? {
    let quote: UInt8 = 0x22
    var isInside = bytes.count(of: quote) % 2 == 1
    var position = bytes.count
    while position > 0 {
      position -= 1
      if bytes[position] == quote { isInside.toggle() }
      if bytes[position] == 0x0A && !isInside { return position + 1 }
    }
    return nil
  }
}

extension UnsafeRawBufferPointer {
  /// How often a byte stands here: sixteen bytes at a time, since this sees the whole file.
  func count(of byte: UInt8) -> Int {
    var total = 0
    var position = 0
    let wanted = SIMD16<UInt8>(repeating: byte)
    while count - position >= 16 {
      var lanes = SIMD16<UInt8>.zero
      // A lane holds 255 at most.
      let end = Swift.min(position + 255 * 16, count - 15)
      while position < end {
        let bytes = loadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
        lanes &+= SIMD16<UInt8>.zero.replacing(with: 1, where: bytes .== wanted)
        position += 16
      }
      for index in lanes.indices { total += Int(lanes[index]) }
    }
    while position < count {
      if self[position] == byte { total += 1 }
      position += 1
    }
    return total
  }
}
