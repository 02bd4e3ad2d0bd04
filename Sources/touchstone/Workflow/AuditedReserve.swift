import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum

/// The reserve side of a finished audit: its statement and its bars.
struct AuditedReserve {
  let statement: Statement
  /// SHA-256 of the statement's text.
  let digest: Digest
  /// The lines of bars.csv.
  let bars: [PublishedBar]

  /// Reads an audit's folder; bars.csv must be the one that the statement names.
  init(_ folder: AuditFolder) throws {
    let (statement, text) = try folder.readStatement()
    self.statement = statement
    digest = SHA256.hash(text)
    bars = try PublishedBarsReader.read(folder.bars, sha256: statement.barsHash)
  }
}
