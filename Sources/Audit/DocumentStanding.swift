import Notation

/// How documents of one kind stand to the day that an audit is for.
struct DocumentStanding {
  /// What is wrong, in fixed words; nil when one document is near enough and no signature among
  /// the near ones is invalid.
  let fault: String?
  /// The documents that are near enough.
  let near: [EvidenceDocument]
  /// The values to publish with a fault.
  let values: [String: String]

  /// The standing of these documents, at least one; without a day or a limit each one is near
  /// enough.
  init(_ documents: [EvidenceDocument], day: CalendarDate?, limit: UInt64?) {
    let distances = day.map { day in documents.map { $0.file.date.days(since: day).magnitude } }
    var near = documents
    if let distances, let limit {
      near = zip(documents, distances).filter { UInt64($1) <= limit }.map(\.0)
    }
    let fault: String? =
      if near.isEmpty {
        "out-of-date"
      } else if near.contains(where: { $0.signature == .invalid }) {
        "signature-invalid"
      } else {
        nil
      }
    var values: [String: String] = [:]
    values["reason"] = fault
    values["nearest-days"] = distances?.min().map { "\($0)" }
    values["limit-days"] = limit.map { "\($0)" }
    self.fault = fault
    self.near = near
    self.values = values
  }
}

extension Evidence {
  /// The documents of a kind.
  func documents(of kind: String) -> [EvidenceDocument] {
    documents.filter { $0.file.kind == kind }
  }

  /// What rules over documents need of the policy, in words.
  var confirmationLimitMissing: [String] {
    policy?.confirmationDays == nil ? ["policy 'confirmation-max-age-days'"] : []
  }
}

extension Evidence {
  /// The sum of all sums insured, in micro-USD; nil when no insurance states one. A sum above
  /// 128 bits is taken as the largest number, since it is above the value of any gold.
  var sumInsured: UInt128? {
    let sums = documents(of: EvidenceDocument.Kind.insurance).compactMap(\.file.sumInsured)
    return sums.isEmpty ? nil : UInt128.sum(sums) ?? .max
  }
}
