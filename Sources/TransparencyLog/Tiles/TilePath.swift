import Notation

/// One file of a log's tiles (C2SP tlog-tiles): up to 256 consecutive hashes of one height, or
/// up to 256 consecutive entries.
public struct TilePath: Hashable, Sendable, CustomStringConvertible {
  /// What a tile holds.
  public enum Content: Hashable, Sendable {
    /// Hashes over 256^level entries each; level 0 to 7 in a log of less than 2^64 entries.
    case hashes(level: Int)
    /// The entries themselves.
    case entries
  }

  /// How many hashes or entries a full tile holds.
  public static let fullWidth = 256

  /// What the tile holds.
  public let content: Content
  /// The tile's position among those of its level.
  public let index: UInt64
  /// How many hashes or entries it holds, 1 to 256.
  public let width: Int

  /// A tile; nil when the width is not 1 to 256.
  public init?(_ content: Content, index: UInt64, width: Int = TilePath.fullWidth) {
    guard (1...TilePath.fullWidth).contains(width) else { return nil }
    self.content = content
    self.index = index
    self.width = width
  }

  /// `tile/0/x001/x234/067.p/5`.
  public var description: String {
    let place =
      switch content {
      case .hashes(let level): "\(level)"
      case .entries: "entries"
      }
    var groups: [String] = []
    var rest = index
    repeat {
      let digits = String(rest % 1000)
      let padded = String(repeating: "0", count: 3 - digits.count) + digits
      groups.append(groups.isEmpty ? padded : "x" + padded)
      rest /= 1000
    } while rest > 0
    let partial = width < TilePath.fullWidth ? ".p/\(width)" : ""
    return "tile/\(place)/" + groups.reversed().joined(separator: "/") + partial
  }

  /// The tile of `content` that holds position `position` in a log of `size` entries; nil when
  /// there is none.
  public init?(_ content: Content, holding position: UInt64, size: UInt64) {
    let count = TilePath.count(of: content, size: size)
    guard position < count else { return nil }
    let full = UInt64(TilePath.fullWidth)
    let index = position / full
    self.init(content, index: index, width: Int(min(full, count - index * full)))
  }

  /// How many hashes or entries all tiles of `content` hold together.
  static func count(of content: Content, size: UInt64) -> UInt64 {
    switch content {
    case .hashes(let level): level < 8 ? size >> UInt64(8 * level) : 0
    case .entries: size
    }
  }

  /// All tiles of a log of `size` entries: hashes by level, then entries.
  public static func all(size: UInt64) -> [TilePath] {
    let contents = (0..<8).map { Content.hashes(level: $0) } + [.entries]
    return contents.flatMap { content in
      stride(from: 0, to: count(of: content, size: size), by: fullWidth).compactMap {
        TilePath(content, holding: $0, size: size)
      }
    }
  }
}
