public import MerkleSum
import Notation

/// What a log says of itself: its name, how many entries it holds, and the hash over all of them
/// (C2SP tlog-checkpoint). It is worth something as the text of a verified note only.
///
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
public struct Checkpoint: Hashable, Sendable {
  /// The log's name.
  public let origin: String
  /// The number of entries.
  public let size: UInt64
  /// The tree's root hash.
  public let root: Digest
  /// Further lines; opaque, and not audited by anyone.
  public let extensions: [String]

  /// The state of a log, without further lines.
  public init(origin: String, size: UInt64, root: Digest) {
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads a note's text.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedCheckpoint``.
  public init(parsing text: [UInt8]) throws(LogRefusal) {
    func malformed(_ reason: String, line: Int? = nil) -> LogRefusal {
      LogRefusal(.malformedCheckpoint, reason, line: line)
    }
    guard let valid = String(validating: text, as: UTF8.self), text.last == 0x0A else {
      throw malformed("a checkpoint is lines of UTF-8")
    }
    let lines = valid.utf8.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    guard lines.count >= 3 else { throw malformed("a checkpoint has at least three lines") }
    if let empty = lines.firstIndex(of: "") {
      throw malformed("a line of the checkpoint is empty", line: empty + 1)
    }
    guard let size = IntegerText.parse(lines[1], as: UInt64.self) else {
      throw malformed("the size is not canonical or too large", line: 2)
    }
    guard let root = Base64.decode(lines[2]).flatMap({ Digest($0) }) else {
      throw malformed("the root is not the base64 of 32 bytes", line: 3)
    }
    guard size > 0 || root == LogTree.emptyRoot else {
      throw malformed("the root is not that of a log without entries", line: 3)
    }
    origin = lines[0]
    self.size = size
    self.root = root
    extensions = Array(lines[3...])
  }

  /// The text that is signed.
  public var text: [UInt8] {
    let lines = [origin, "\(size)", Base64.encode(root.bytes)] + extensions
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// `12 entries, root K7dP…` for messages.
  public var summary: String {
    "\(size) \(size == 1 ? "entry" : "entries"), root \(Base64.encode(root.bytes))"
  }
}
