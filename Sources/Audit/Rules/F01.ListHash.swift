import Diagnostics
import MerkleSum
import Notation

/// F01: the bar list is the one the custodian gave.
struct ListHash: EvidenceRule {
  let text = RuleText(
    id: "F01", severity: .blocking, title: "the bar list is the file that was declared",
    test: "SHA-256 of the file's bytes = sha256 of the engagement's entry",
    source: "LBMA Good Delivery Rules, Annex C (weight lists are exchanged as files)",
    fires: "the custodian names one hash, the file has another",
    silent: "the hashes are equal",
    clears: "the file that was declared, or a corrected hash from the custodian")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.filter { $0.file.sha256 == nil }.map { $0.lacks("sha256") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      guard let declared = list.file.sha256, declared != list.digest else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest),
        values: [
          "declared-sha256": Hex.encode(declared.bytes),
          "found-sha256": Hex.encode(list.digest.bytes),
        ],
        locations: [list.file.location])
    }
  }
}
