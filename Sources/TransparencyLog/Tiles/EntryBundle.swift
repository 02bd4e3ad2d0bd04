/// A tile of entries: each with its length before it, big-endian in two bytes.
public enum EntryBundle {
  /// The most bytes an entry may have.
  public static let maximumEntryBytes = 65_535

  /// The bundle's bytes. No entry is longer than ``maximumEntryBytes``.
  public static func encode(_ entries: some Sequence<[UInt8]>) -> [UInt8] {
    entries.flatMap { entry in
      precondition(entry.count <= maximumEntryBytes)
      return [UInt8(entry.count >> 8), UInt8(entry.count & 0xFF)] + entry
    }
  }

  /// Reads a bundle of exactly `count` entries.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedTile``.
  public static func parse(_ bytes: [UInt8], count: Int) throws(LogRefusal) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    var position = 0
    for index in 0..<count {
      guard position + 2 <= bytes.count else {
        throw LogRefusal(
          .malformedTile, "the bundle ends after \(index) of \(count) entries")
      }
      let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      position += 2
      guard position + length <= bytes.count else {
        throw LogRefusal(
          .malformedTile, "entry \(index + 1) of the bundle reaches past the bundle's end")
      }
      entries.append(Array(bytes[position..<position + length]))
      position += length
    }
    guard position == bytes.count else {
      throw LogRefusal(.malformedTile, "bytes follow the \(count) entries of the bundle")
    }
    return entries
  }
}
