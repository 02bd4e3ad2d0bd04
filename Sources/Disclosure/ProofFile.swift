public import Hashing
public import MerkleSum
import Notation

/// What a holder gets: one line of JSON that says where his leaf stands in which published tree.
///
/// The form is canonical: a file that differs from its own re-encoding is refused, so two parsers
/// cannot read two things in it. `spec/proof.md` has every byte.
public struct ProofFile: Hashable, Sendable {
  /// The format's name.
  public static let format = "touchstone/proof/1"
  /// The most bytes a proof file may have.
  public static let maximumBytes = 262_144

  /// Which of the statement's trees the leaf is in.
  public var tree: SnapshotKey.Tree
  /// The holder's id, or the bar's, as bytes; never normalised.
  public var id: [UInt8]
  /// Minor units, or 0.001 ozt for a bar.
  public var amount: UInt128
  /// The leaf's nonce.
  public var nonce: Nonce
  /// Position and path.
  public var inclusion: InclusionProof
  /// The text of the statement whose root the path leads to. It is carried for convenience and
  /// is worth nothing by itself: the root is trusted through a statement from elsewhere.
  public var statement: [UInt8]

  /// A proof file with these values.
  public init(
    tree: SnapshotKey.Tree, id: [UInt8], amount: UInt128, nonce: Nonce,
    inclusion: InclusionProof, statement: [UInt8]
  ) {
    self.tree = tree
    self.id = id
    self.amount = amount
    self.nonce = nonce
    self.inclusion = inclusion
    self.statement = statement
  }

  /// The file's bytes: one line and its line feed.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    func text(_ text: String) { bytes.append(contentsOf: text.utf8) }
    text("{\"format\":\"\(ProofFile.format)\",\"tree\":\"\(tree.rawValue)\",\"id\":")
    JSONText.appendQuoted(id, to: &bytes)
    text(",\"amount\":\"\(amount)\",\"nonce\":\"\(Hex.encode(nonce.bytes))\",")
    text("\"index\":\"\(inclusion.index)\",\"path\":[")
    for (position, step) in inclusion.path.enumerated() {
      text(position > 0 ? "," : "")
      text("{\"amount\":\"\(step.sum)\",\"hash\":\"\(Hex.encode(step.hash.bytes))\"}")
    }
    text("],\"statement\":")
    JSONText.appendQuoted(statement, to: &bytes)
    text("}\n")
    return bytes
  }
}
