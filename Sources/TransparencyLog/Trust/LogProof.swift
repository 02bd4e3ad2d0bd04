public import MerkleSum
import Notation

/// That an entry is in a log, checkable offline (C2SP tlog-proof): its place, its path, and the
/// log's signed checkpoint with the witnesses' cosignatures.
///
///     c2sp.org/tlog-proof@v1
///     index 73894
///     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
///
///     example.com/fancylog
///     …
public struct LogProof: Hashable, Sendable {
  static let header = "c2sp.org/tlog-proof@v1"
  /// The most hashes of a path: a log has fewer than 2^64 entries.
  static let maximumPath = 64

  /// Bytes of no fixed meaning that nobody signed; nil when the line is absent.
  public let extra: [UInt8]?
  /// The entry's position, from 0.
  public let index: UInt64
  /// The hashes from the entry's sibling up.
  public let path: [Digest]
  /// The signed checkpoint.
  public let checkpoint: SignedNote

  /// A proof with these values.
  public init(index: UInt64, path: [Digest], checkpoint: SignedNote) {
    extra = nil
    self.index = index
    self.path = path
    self.checkpoint = checkpoint
  }

  /// The proof's bytes.
  public func encoded() -> [UInt8] {
    var lines = [LogProof.header]
    if let extra { lines.append("extra \(Base64.encode(extra))") }
    lines.append("index \(index)")
    lines += path.map { Base64.encode($0.bytes) }
    return Array(lines.map { $0 + "\n" }.joined().utf8) + [0x0A] + checkpoint.encoded()
  }

  /// Reads a proof. Nothing is verified by that.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedLogProof``, or
  ///   ``LogFailure/malformedNote`` for the checkpoint in it.
  public init(parsing bytes: [UInt8]) throws(LogRefusal) {
    func malformed(_ reason: String, line: Int) -> LogRefusal {
      LogRefusal(.malformedLogProof, reason, line: line)
    }
    guard bytes.count <= SignedNote.maximumBytes else {
      throw malformed("the proof has more than \(SignedNote.maximumBytes) bytes", line: 1)
    }
    guard
      let blank = bytes.indices.dropLast().first(where: { bytes[$0...].starts(with: [10, 10]) })
    else { throw malformed("no empty line divides path and checkpoint", line: 1) }
    guard let head = String(validating: bytes[..<blank], as: UTF8.self) else {
      throw malformed("the proof is not valid UTF-8", line: 1)
    }
    var lines = head.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }[...]
    guard lines.popFirst() == LogProof.header else {
      throw malformed("the first line is not '\(LogProof.header)'", line: 1)
    }
    if let first = lines.first, first.hasPrefix("extra ") {
      guard let value = Base64.decode(first.dropFirst(6)) else {
        throw malformed("the extra data are not base64", line: 2)
      }
      extra = value
      lines.removeFirst()
    } else {
      extra = nil
    }
    guard let line = lines.first, line.hasPrefix("index "),
      let index = IntegerText.parse(line.dropFirst(6), as: UInt64.self)
    else { throw malformed("expected 'index' and a canonical number", line: lines.startIndex + 1) }
    self.index = index
    lines.removeFirst()
    guard lines.count <= LogProof.maximumPath else {
      throw malformed("the path has more than \(LogProof.maximumPath) hashes", line: 1)
    }
    var path: [Digest] = []
    for (position, line) in zip(lines.indices, lines) {
      guard let hash = Base64.decode(line).flatMap({ Digest($0) }) else {
        throw malformed("a hash is not the base64 of 32 bytes", line: position + 1)
      }
      path.append(hash)
    }
    self.path = path
    checkpoint = try SignedNote(parsing: Array(bytes[(blank + 2)...]))
  }

  /// Checks that `entry` is in a log of the policy, at the proof's place. Cosignatures from after
  /// `now`, in seconds since 1970, are refused.
  public func verify(
    entry: [UInt8], policy: LogPolicy, now: UInt64
  ) throws(LogRefusal) -> WitnessedCheckpoint {
    let witnessed = try policy.verify(checkpoint, now: now)
    try LogTree.checkInclusion(
      of: LogTree.leafHash(entry), at: index, path: path, in: witnessed.checkpoint)
    return witnessed
  }
}
