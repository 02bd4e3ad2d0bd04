import Diagnostics

/// F03: the bar list is the custodian's word for a named day.
struct SignedList: EvidenceRule {
  let text = RuleText(
    id: "F03", severity: .blocking, title: "the bar list is dated, and its custodian signed it",
    test: "the custodian's signature over the file's bytes is valid, and the engagement's entry "
      + "has an as-of date",
    source: "published lists of which readers could not tell whether they are authentic",
    fires: "the signature is another key's; a signed list without as-of",
    silent: "as-of 2025-11-28 and a valid signature",
    clears: "the list as the custodian signed it, with the day that it is for")

  func missing(from evidence: Evidence) -> [String] {
    evidence.lists.filter { $0.signature == nil }.map { $0.lacks("custodian's signature") }
  }

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      guard let signature = list.signature, signature == .invalid || list.file.asOf == nil
      else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest),
        values: [
          "signature": signature.rawValue,
          "as-of": list.file.asOf.map { "\($0)" } ?? "not given",
        ],
        locations: [list.file.location])
    }
  }
}
