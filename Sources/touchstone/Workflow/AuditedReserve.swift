import Diagnostics
import Disclosure
import Foundation
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
    let published = folder.file(AuditFolder.publicBars)
    let isPublished = FileManager.default.fileExists(atPath: published)
    bars = try PublishedBarsReader.read(
      isPublished ? published : folder.file(AuditFolder.privateBars), sha256: statement.barsHash)
  }
}
