import Bullion
import Diagnostics
import Notation

/// R03: the mark is one that the refiner used when the bar was made.
struct MarkInUse: EvidenceRule {
  let text = RuleText(
    id: "R03", severity: .warning, title: "the mark was in use when the bar was made",
    test: "refiner_mark given, and the register of marks has entries of refiner_code: one of them "
      + "is this mark with year(valid_from) <= year <= year(valid_to), where an empty end is open "
      + "and a bar without a year is of any year",
    source: "LBMA Good Delivery List: former brand marks stand in a list of their own",
    fires: "a mark used until 2003-05-01 on a bar of 2004; a mark that the refiner never had",
    silent: "the same mark on a bar of 2003; a refiner without entries in the register of marks",
    clears: "a register that has the mark, or a picture of the bar")

  func missing(from evidence: Evidence) -> [String] {
    evidence.marks == nil ? ["register of marks"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let marks = evidence.marks else { return [] }
    let entries = Dictionary(grouping: marks.entries) { Verbatim($0.code) }
    return evidence.rows.compactMap { row in
      guard !row.bar.refinerMark.isEmpty, let known = entries[Verbatim(row.bar.refinerCode)] else {
        return nil
      }
      let same = known.filter { Verbatim($0.mark) == Verbatim(row.bar.refinerMark) }
      guard !same.contains(where: { $0.isInUse(in: row.bar.year) }) else { return nil }
      return Finding(
        text, row: row, field: .refinerCode,
        values: ["mark": same.isEmpty ? "unknown" : "outside-its-years"],
        details: ["refiner_mark": row.bar.refinerMark])
    }
  }
}

extension MarkRegister.Entry {
  /// Whether the time of use meets the year; any time meets no year.
  fileprivate func isInUse(in year: Int?) -> Bool {
    guard let year else { return true }
    return (validFrom?.year ?? year) <= year && year <= (validTo?.year ?? year)
  }
}
