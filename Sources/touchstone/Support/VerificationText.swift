import Disclosure
import Hashing
import MerkleSum
import Notation

/// What a proof has shown, in exact words: what was proven, and on whose word.
struct VerificationText {
  private let verified: ProofVerifier.Verified
  private let source: String?
  private let isOwn: Bool

  /// - Parameters:
  ///   - source: the trusted statement's file; nil when the proof's own text was used.
  ///   - isOwn: true when id and amount came from the holder and not from the file.
  init(_ verified: ProofVerifier.Verified, source: String?, isOwn: Bool) {
    self.verified = verified
    self.source = source
    self.isOwn = isOwn
  }

  private var statement: Statement { verified.statement }
  private var proof: ProofFile { verified.proof }

  var text: String {
    """
    \(figures)

    \(sentence)

    """
  }

  /// What was proven, in figures.
  var figures: String {
    """
    included
      \(isBar ? "bar       " : "holder    ") \(String(decoding: proof.id, as: UTF8.self))
      \(isBar ? "fine gold " : "balance   ") \(amount(proof.amount))
      position   leaf \(FigureText.count(proof.inclusion.index + 1)) of \(FigureText.count(root.count))
      total      \(amount(root.sum))
      snapshot   \(statement.snapshot) of \(statement.issuer), as of \(statement.asOf)
      result     \(statement.resultText)
    """
  }

  private var isBar: Bool { proof.tree == .inventory }

  private var root: SumNode {
    statement.root(of: proof.tree) ?? SumNode(count: 0, sum: 0, hash: .zero)
  }

  private func amount(_ value: UInt128) -> String {
    isBar
      ? FigureText.ounces(value) + " ozt"
      : FigureText.amount(value, decimals: statement.asset.decimals) + " \(statement.asset.symbol)"
  }

  /// What that means.
  var meaning: String {
    let counted =
      isBar
      ? "This bar is one leaf of the accepted bars that the statement counts."
      : "This balance is one leaf of the liabilities that the statement adds up."
    let own =
      isOwn
      ? ""
      : "\nId and amount were taken from the proof file: compare them with your own records."
    return counted + own
  }

  private var sentence: String {
    let digest = Hex.encode(SHA256.hash(proof.statement).bytes)
    let word =
      source.map {
        "It is shown on the word of the statement \($0)\n(sha256 \(digest)).\n"
          + "No signature was checked: it is worth as much as the place you took that file from."
      }
      ?? "It is shown only against the text inside the proof file\n(sha256 \(digest)),\n"
      + "which nobody vouched for: whoever made the proof made that text."
    return [meaning, word].joined(separator: "\n")
  }
}

extension Statement {
  /// The result, never without what stands beside it.
  var resultText: String {
    "\(result.rawValue) (\(FigureText.count(notTested.count, "rule")) not tested, "
      + "\(FigureText.count(findings.undisposed, "finding")) undisposed)"
  }
}
