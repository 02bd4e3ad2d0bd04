/// Which of many serials are one insertion, deletion or substitution of a character apart.
///
/// Serials are brought together by what is left when one character is taken out, so that the work
/// grows with the serials and not with their pairs.
struct SerialNeighbours {
  /// Serials one step away: how many, and the rank of the smallest.
  private struct Near {
    var count = 0
    var least = Int.max

    mutating func insert(_ rank: Int) {
      count += 1
      least = min(least, rank)
    }
  }

  /// A byte that stands in no UTF-8 text: it marks the place of the character that was taken out.
  private static let gap: [UInt8] = [0xFF]

  // The place of each serial in the order of the ids, where `|` follows it.
  private let ranks: [[UInt8]: Int]
  // By rank.
  private var near: [Near]

  /// The neighbourhoods of these serials, as UTF-8 without `|`; each serial stands once.
  init(of serials: [[UInt8]]) {
    let separator: [UInt8] = [0x7C]
    let sorted = serials.map { $0 + separator }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { Array($0.dropLast()) }
    ranks = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices))
    near = Array(repeating: Near(), count: sorted.count)
    findSubstitutions(among: sorted)
    findDeletions(among: sorted)
  }

  /// How many of the serials are one step away from this one of them.
  func count(of serial: [UInt8]) -> Int { ranks[serial].map { near[$0].count } ?? 0 }

  /// True when a serial one step away from this one belongs to a bar of smaller id.
  func hasSmaller(than serial: [UInt8]) -> Bool {
    ranks[serial].map { near[$0].least < $0 } ?? false
  }

  /// Serials that are equal but for the character in one place.
  private mutating func findSubstitutions(among sorted: [[UInt8]]) {
    var places: [[UInt8]: Int] = [:]
    var groups: [Near] = []
    var groupsOfSerial: [[Int]] = []
    for (rank, serial) in sorted.enumerated() {
      groupsOfSerial.append(
        Self.characters(of: serial).map { character in
          var text = serial
          text.replaceSubrange(character, with: Self.gap)
          let group = places[text] ?? groups.count
          if group == groups.count {
            places[text] = group
            groups.append(Near())
          }
          groups[group].insert(rank)
          return group
        })
    }
    // Two serials that differ in one character differ in one place, so nothing is counted twice.
    // The serial itself is in each of its groups, and not smaller than it is.
    for (rank, own) in groupsOfSerial.enumerated() {
      for group in own {
        near[rank].count += groups[group].count - 1
        near[rank].least = min(near[rank].least, groups[group].least)
      }
    }
  }

  /// Serials that become another one when a character is taken out.
  private mutating func findDeletions(among sorted: [[UInt8]]) {
    let lengths = Set(sorted.map { Self.characters(of: $0).count })
    for (rank, serial) in sorted.enumerated() {
      let characters = Self.characters(of: serial)
      guard lengths.contains(characters.count - 1) else { continue }
      var previous: ArraySlice<UInt8> = []
      for character in characters {
        defer { previous = serial[character] }
        // Of a run of equal characters it does not matter which one is taken out.
        guard previous != serial[character] else { continue }
        var text = serial
        text.removeSubrange(character)
        guard let shorter = ranks[text] else { continue }
        near[rank].insert(shorter)
        near[shorter].insert(rank)
      }
    }
  }

  /// The bytes of each Unicode scalar.
  private static func characters(of serial: [UInt8]) -> [Range<Int>] {
    let starts = serial.indices.filter { serial[$0] & 0xC0 != 0x80 }
    return zip(starts, starts.dropFirst() + [serial.count]).map { $0..<$1 }
  }
}
