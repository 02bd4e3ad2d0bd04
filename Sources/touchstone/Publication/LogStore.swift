import Diagnostics
import Hashing
import MerkleSum
import Notation
import TransparencyLog

/// The files of a log, wherever they are kept: C2SP tlog-tiles, and the signed notes beside them.
struct LogStore {
  static let checkpoint = "checkpoint"
  /// The most bytes that are read of a file with this name.
  static func maximumBytes(of name: String) -> Int {
    name.hasPrefix("archive/")
      ? PublishedFiles.maximumBytes : TilePath.fullWidth * (2 + EntryBundle.maximumEntryBytes)
  }

  /// The signed note of a text.
  static func note(of digest: Digest) -> String { "note/\(Hex.encode(digest.bytes))" }

  /// A checkpoint of this size, kept so that what it holds can be shown to be as old as that.
  static func kept(_ size: UInt64) -> String { "checkpoints/\(size)" }

  /// A file that the publication commits to.
  static func archive(_ digest: Digest) -> String { "archive/\(Hex.encode(digest.bytes))" }

  /// Where the log is, for messages.
  let place: String
  /// Gives a file's bytes; nil when there is no such file.
  let read: (String) throws -> [UInt8]?

  /// A file that must be there.
  func required(_ name: String) throws -> [UInt8] {
    guard let bytes = try read(name) else { throw failure("is missing", name) }
    return bytes
  }

  /// A signed note that must be there; nothing is verified by that.
  func note(_ name: String) throws -> SignedNote {
    do { return try SignedNote(parsing: try required(name)) } catch let refusal as LogRefusal {
      throw failure(refusal.description, name)
    }
  }

  /// The tree over the first `size` entries, from the tiles.
  func tree(size: UInt64) -> TiledTree { TiledTree(size: size) { try required("\($0)") } }

  /// The entries of the bundle that holds entry `index` of `size`.
  func bundle(holding index: UInt64, size: UInt64) throws -> [[UInt8]] {
    guard let path = TilePath(.entries, holding: index, size: size) else { return [] }
    do {
      return try EntryBundle.parse(try required("\(path)"), count: path.width)
    } catch let refusal as LogRefusal {
      throw failure(refusal.description, "\(path)")
    }
  }

  /// The first `size` entries.
  func entries(size: UInt64) throws -> [[UInt8]] {
    var entries: [[UInt8]] = []
    while UInt64(entries.count) < size {
      entries += try bundle(holding: UInt64(entries.count), size: size)
    }
    return entries
  }

  /// An error in one of the files.
  func failure(_ reason: String, _ name: String) -> InputError {
    InputError(reason, file: "\(place)/\(name)")
  }
}
