import Audit
import Diagnostics
import Disclosure
import Intake
import MerkleSum
import Notation

/// The files that an audit has read so far, for inputs.txt.
struct InputLedger {
  private(set) var inputs: [PublishedInput] = []

  mutating func note(_ role: String, _ digest: Digest, _ date: CalendarDate? = nil) {
    inputs.append(PublishedInput(role: role, digest: digest, date: date))
  }

  /// Notes a signature and its key under `what` they are about.
  mutating func note(_ signature: Engagement.SignatureFile?, of what: String) throws {
    guard let signature else { return }
    // Kinds have at most 32 bytes in inputs.txt.
    let kind = String(decoding: Array(what.utf8.prefix(22)), as: UTF8.self)
    note("evidence:\(kind)-signature", try InputFile.sha256(signature.path))
    note("evidence:\(kind)-key", try InputFile.sha256(signature.keyPath))
  }
}
