import Audit
import Disclosure
import MerkleSum
import Notation

/// A file that the audit rests on: its line of inputs.txt and what the engagement says of it.
struct InputDocument {
  /// What came of a signature, if there is one.
  enum Signature: String {
    /// It is the named key's.
    case agrees = "agrees with the key"
    /// It is not.
    case differs = "does not agree with the key"
    /// There is none.
    case none = ""

    init(_ verdict: SignatureVerdict?) {
      switch verdict {
      case .valid: self = .agrees
      case .invalid: self = .differs
      case nil: self = .none
      }
    }

    var text: String { rawValue }
  }

  /// The role, such as `evidence:insurance`.
  var role: String
  /// The date, or nothing.
  var date: String
  /// SHA-256 in hexadecimal.
  var digest: String
  /// The file's path, which is not published.
  var path: String?
  /// The custodian that it is about.
  var custodian: String?
  /// What came of its signature.
  var signature = Signature.none
  /// What an insurance pays at most, in micro-USD.
  var sumInsured: UInt128?

  /// All files in the order of inputs.txt.
  static func all(of conclusion: Conclusion) -> [InputDocument] {
    var known = Dictionary(grouping: described(conclusion)) { [$0.role, $0.digest] }
    let lines: [[String]] = conclusion.inputsText.split(separator: "\n").map { line in
      line.split(separator: " ").map(String.init)
    }
    return lines.filter { $0.count == 3 }.map { words -> InputDocument in
      let key = [words[0], words[1]]
      let date = words[2] == "-" ? "" : words[2]
      guard let first = known[key]?.first else {
        return InputDocument(role: key[0], date: date, digest: key[1])
      }
      // Of two files of one role with the same bytes each stands once.
      known[key]?.removeFirst()
      var document = first
      document.date = date
      return document
    }
  }

  /// What the engagement says of files.
  private static func described(_ conclusion: Conclusion) -> [InputDocument] {
    let engagement = conclusion.engagement
    let evidence = conclusion.examination.evidence
    let lists = evidence.lists.map { list in
      InputDocument(
        role: "bar-list", date: "", digest: Hex.encode(list.digest.bytes), path: list.file.path,
        custodian: list.label, signature: Signature(list.signature))
    }
    let documents = evidence.documents.map { document in
      InputDocument(
        role: "evidence:\(document.file.kind)", date: "",
        digest: Hex.encode(document.digest.bytes), path: document.file.path,
        custodian: document.file.custodian, signature: Signature(document.signature),
        sumInsured: document.file.sumInsured)
    }
    let price = InputDocument(
      role: "price", date: "", digest: Hex.encode(conclusion.statement.price.evidence.bytes),
      path: engagement.price.path)
    let refiners = evidence.refiners.map {
      InputDocument(
        role: "refiners", date: "", digest: Hex.encode($0.digest.bytes), path: engagement.refiners)
    }
    return (lists + documents + [price] + (refiners.map { [$0] } ?? []))
      .sorted { ($0.path ?? "", $0.custodian ?? "") < ($1.path ?? "", $1.custodian ?? "") }
  }
}
