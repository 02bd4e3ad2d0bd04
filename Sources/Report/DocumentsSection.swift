import Audit

/// The files that the audit rests on: kind, date, hash, and what came of their signatures.
struct DocumentsSection: Section {
  let conclusion: Conclusion

  let title = "Documents"
  let anchor = "documents"

  var content: Markup {
    Markup([
      .paragraph(
        """
        The files that the audit rests on, as in inputs.txt; the files of holders are not named. \
        The program reads bar lists, registers and balances; of other papers it takes the date and \
        the hash, and reads none of what they say. A signature that agrees with a key shows that who \
        holds the key signed these bytes, and nothing of their truth.
        """),
      Table(
        caption: "Files with their SHA-256",
        columns: [
          .text("Kind", share: 20), .text("Date", share: 12), .text("About", share: 15),
          .text("Signature", share: 16), .text("SHA-256", share: 37),
        ],
        rows: InputDocument.all(of: conclusion).map { document in
          Table.Row(
            "\(kind(of: document))", "\(document.date.isEmpty ? "none" : document.date)",
            "\(document.custodian ?? "")", signature(of: document), .code(document.digest))
        }, isProse: true
      ).markup,
    ])
  }

  /// `evidence:insurance` as `insurance (evidence)`.
  private func kind(of document: InputDocument) -> String {
    let parts = document.role.split(separator: ":", maxSplits: 1)
    return parts.count > 1 ? "\(parts[1]) (\(parts[0]))" : document.role
  }

  private func signature(of document: InputDocument) -> Markup {
    switch document.signature {
    case .agrees: "\(document.signature.text)"
    case .differs: tag("span", ["class": "severity blocking"]) { document.signature.text }
    case .none: "none given"
    }
  }
}
