public import Disclosure
import Hashing
public import MerkleSum
import Notation

/// The statements of a log in their order: which may follow which.
///
/// Each snapshot is stated once; a correction is a further revision of it. Snapshots of one issuer
/// and asset form one chain without gaps and branches, tied by hashes.
public struct StatementHistory: Sendable {
  /// A logged statement.
  public struct Entry: Hashable, Sendable {
    /// Its position in the log.
    public let index: UInt64
    /// SHA-256 of its text.
    public let digest: Digest
    /// The statement.
    public let statement: Statement

    /// The revision's number, 0 for a first edition.
    public var revision: UInt64 { statement.revision?.number ?? 0 }
  }

  /// All entries.
  public private(set) var entries: [Entry] = []
  /// For each issuer and symbol the snapshots in order, each with its revisions in order.
  private var chains: [String: [[Entry]]] = [:]

  /// A log without entries.
  public init() {}

  /// The position of a text; nil when it is not logged.
  public func index(of digest: Digest) -> UInt64? {
    entries.first { $0.digest == digest }?.index
  }

  /// The statements that stand: of each snapshot the last revision, in the order of snapshots.
  public var standing: [Entry] {
    chains.keys.sorted().flatMap { chains[$0, default: []].compactMap(\.last) }
  }

  /// Checks that a statement may come next, and takes it in.
  ///
  /// - Throws: `Refusal` when the text is no statement, ``PublicationRefusal`` when it may not
  ///   come next.
  public mutating func append(_ text: [UInt8]) throws {
    let statement: Statement
    do { statement = try Statement(parsing: text) } catch { throw Refusal(error) }
    let entry = Entry(
      index: UInt64(entries.count), digest: SHA256.hash(text), statement: statement)
    // Neither word has a space.
    let name = "\(statement.issuer) \(statement.asset.symbol)"
    var chain = chains[name] ?? []
    if let first = chain.first?.first, first.statement.asset != statement.asset {
      throw broken(
        "the asset has \(statement.asset.decimals) decimals, "
          + "in earlier statements \(first.statement.asset.decimals)")
    }
    if let place = chain.firstIndex(where: { $0[0].statement.snapshot == statement.snapshot }) {
      try check(entry, replaces: chain[place], in: chain, at: place)
      chain[place].append(entry)
    } else {
      try check(entry, follows: chain.last)
      chain.append([entry])
    }
    chains[name] = chain
    entries.append(entry)
  }

  private func check(_ entry: Entry, follows last: [Entry]?) throws(PublicationRefusal) {
    let statement = entry.statement
    guard entry.revision == 0 else {
      throw broken(
        "revision \(entry.revision) of \(statement.snapshot) replaces what is not logged")
    }
    guard let last else {
      guard statement.previous == nil else {
        throw broken("the statement before \(statement.snapshot) is not logged")
      }
      return
    }
    let snapshot = last[0].statement.snapshot
    guard let previous = statement.previous else {
      throw broken(
        "\(statement.snapshot) says that nothing was before it; the log's last is \(snapshot)")
    }
    guard let before = last.first(where: { $0.digest == previous }) else {
      let named = entries.first { $0.digest == previous }?.statement.snapshot
      throw broken(
        "\(statement.snapshot) follows \(named ?? "a text that is not logged"); "
          + "the log's last is \(snapshot)")
    }
    guard before.statement.asOf < statement.asOf else {
      throw broken("\(statement.snapshot) is as of \(statement.asOf), not later than \(snapshot)")
    }
  }

  private func check(
    _ entry: Entry, replaces revisions: [Entry], in chain: [[Entry]], at place: Int
  ) throws(PublicationRefusal) {
    let (statement, last) = (entry.statement, revisions[revisions.count - 1])
    if let other = revisions.first(where: { $0.revision == entry.revision }) {
      guard other.digest != entry.digest else {
        throw PublicationRefusal(
          .equivocation, "the same statement for \(statement.snapshot) is logged twice")
      }
      throw PublicationRefusal(
        .equivocation,
        "entry \(other.index) is another statement for \(statement.snapshot) "
          + "revision \(entry.revision); a correction raises the revision")
    }
    guard let revision = statement.revision, revision.number == last.revision + 1,
      revision.replaces == last.digest
    else {
      throw broken(
        "revision \(entry.revision) of \(statement.snapshot) does not replace the logged "
          + "revision \(last.revision)")
    }
    // A correction keeps its place: after the same snapshot, and before the same.
    let previous = statement.previous
    let isInPlace =
      place == 0 ? previous == nil : chain[place - 1].contains { $0.digest == previous }
    let isLate = place > 0 && chain[place - 1].contains { $0.statement.asOf >= statement.asOf }
    let isEarly =
      place + 1 < chain.count
      && chain[place + 1].contains { $0.statement.asOf <= statement.asOf }
    guard isInPlace, !isLate, !isEarly else {
      throw broken(
        "revision \(entry.revision) of \(statement.snapshot) moves it to another place in the "
          + "series")
    }
  }

  private func broken(_ reason: String) -> PublicationRefusal {
    PublicationRefusal(.brokenChain, reason)
  }
}
