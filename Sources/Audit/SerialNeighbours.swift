/// Which of many serials are one insertion, deletion or substitution of a character apart.
///
/// Each serial is entered under what is left when one character is taken out, so that the work
/// grows with the serials and not with their pairs.
struct SerialNeighbours {
  /// The serials that share a text: how many, and the rank of the smallest.
  private struct Bucket {
    var count = 0
    var least = Int.max

    mutating func insert(_ rank: Int) {
      count += 1
      least = min(least, rank)
    }
  }

  /// A byte that stands in no UTF-8 text: it marks the place of the character that was taken out.
  private static let gap: UInt8 = 0xFF

  // Under texts with a gap: serials that are equal but for the character in the gap. Under whole
  // texts: serials that become the text by a deletion.
  private var buckets: [[UInt8]: Bucket] = [:]
  // The place of each serial in the order of the ids, where `|` follows it.
  private let ranks: [[UInt8]: Int]

  /// The neighbourhoods of these serials, as UTF-8 without `|`; each serial stands once.
  init(of serials: [[UInt8]]) {
    let separator: [UInt8] = [0x7C]
    let sorted = serials.map { $0 + separator }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { Array($0.dropLast()) }
    ranks = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    for (rank, serial) in sorted.enumerated() {
      for gapped in Self.gapped(serial) { buckets[gapped, default: Bucket()].insert(rank) }
      for shorter in Self.shortened(serial) { buckets[shorter, default: Bucket()].insert(rank) }
    }
  }

  /// How many of the serials are one step away from this one of them.
  func count(of serial: [UInt8]) -> Int {
    // Two serials that differ in one character differ in one place, so nothing is counted twice.
    let substituted = Self.gapped(serial).reduce(0) { $0 + (buckets[$1]?.count ?? 1) - 1 }
    let shorter = Self.shortened(serial).count { ranks[$0] != nil }
    return substituted + shorter + (buckets[serial]?.count ?? 0)
  }

  /// True when a serial one step away from this one belongs to a bar of smaller id.
  func hasSmaller(than serial: [UInt8]) -> Bool {
    guard let rank = ranks[serial] else { return false }
    // A bucket of equal texts holds the serial itself, which is not smaller than it is.
    return (Self.gapped(serial) + [serial]).contains {
      buckets[$0].map { $0.least < rank } ?? false
    }
      || Self.shortened(serial).contains { ranks[$0].map { $0 < rank } ?? false }
  }

  /// The serial with a gap in place of each character in turn.
  private static func gapped(_ serial: [UInt8]) -> [[UInt8]] {
    characters(of: serial).map { serial[..<$0.lowerBound] + [gap] + serial[$0.upperBound...] }
      .map(Array.init)
  }

  /// What is left of the serial when a character is taken out, each text once.
  private static func shortened(_ serial: [UInt8]) -> Set<[UInt8]> {
    Set(characters(of: serial).map { Array(serial[..<$0.lowerBound] + serial[$0.upperBound...]) })
  }

  /// The bytes of each Unicode scalar.
  private static func characters(of serial: [UInt8]) -> [Range<Int>] {
    let starts = serial.indices.filter { serial[$0] & 0xC0 != 0x80 }
    return zip(starts, starts.dropFirst() + [serial.count]).map { $0..<$1 }
  }
}
