import Audit
import Disclosure
import MerkleSum
import Notation

extension WorkPaper {
  /// Every file that the audit rests on, as in inputs.txt, with what was said of it.
  static func documents(of conclusion: Conclusion) -> WorkPaper {
    WorkPaper(
      "documents.csv",
      columns: [
        "role", "date", "sha256", "file", "custodian", "signature", "sum_insured_usd",
      ],
      rows: InputDocument.all(of: conclusion).map { document in
        [
          document.role, document.date, document.digest,
          document.path.map(conclusion.engagement.named) ?? "", document.custodian ?? "",
          document.signature.text,
          document.sumInsured.map { DecimalText.format($0, decimals: 6) } ?? "",
        ]
      })
  }
}
