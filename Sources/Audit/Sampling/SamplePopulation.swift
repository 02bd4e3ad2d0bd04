public import Diagnostics
public import Disclosure
import Hashing
public import MerkleSum

/// The bars that a sample is drawn from: the leaves of the inventory tree, in leaf order.
public struct SamplePopulation: Sendable {
  /// One accepted bar.
  public struct Item: Hashable, Sendable {
    /// The bar's canonical identity.
    public let id: String
    /// Its parts.
    public let identity: BarIdentity
    /// The label of the list that it stands in.
    public let list: String
    /// The bar's nonce in the inventory tree.
    public let nonce: Nonce
    /// The accepted fine weight, in 0.001 ozt.
    public let fine: UInt64
  }

  /// The bars, by ascending nonce.
  public let items: [Item]
  /// The root of the tree that they are the leaves of.
  public let root: SumNode

  /// The number of bars, N.
  public var count: UInt64 { root.count }
  /// The accepted fine weight, BV, in 0.001 ozt.
  public var fine: UInt128 { root.sum }

  /// The accepted bars among `bars`, in whatever order those come.
  ///
  /// - Parameters:
  ///   - bars: the lines of bars.csv.
  ///   - root: the statement's inventory; the bars must be its leaves.
  ///   - file: where the lines were read, for messages.
  public init(
    of bars: [PublishedBar], committedBy root: SumNode, file: String
  ) throws(InputError) {
    self.root = root
    items = try bars.filter { $0.reasons.isEmpty }.map { bar throws(InputError) in
      guard let identity = BarIdentity(bar.id) else {
        throw InputError("an accepted bar's id is not a bar's identity", file: file)
      }
      return Item(
        id: bar.id, identity: identity, list: bar.list, nonce: bar.nonce, fine: bar.fineAccepted)
    }
    .sorted { $0.nonce < $1.nonce }
    guard SamplePopulation.root(of: items) == root else {
      throw InputError(
        "the accepted bars are not the leaves of the statement's inventory", file: file,
        hint: "'verify.py publication' says what does not tie")
    }
  }

  /// The root over `items`; nil when they are no leaves of a tree.
  static func root(of items: [Item]) -> SumNode? {
    var builder = SumTreeBuilder(hash: OpenSSLBatchHash())
    var buffer = LeafBuffer()
    do {
      for item in items {
        try Array(item.id.utf8).withUnsafeBytes {
          try buffer.append(amount: UInt128(item.fine), nonce: item.nonce, id: $0)
        }
        guard buffer.count == SumTreeBuilder<OpenSSLBatchHash>.blockLeaves else { continue }
        try builder.append(buffer)
        buffer.removeAll()
      }
      if buffer.count > 0 { try builder.append(buffer) }
      return try builder.finish()
    } catch {
      return nil
    }
  }
}
