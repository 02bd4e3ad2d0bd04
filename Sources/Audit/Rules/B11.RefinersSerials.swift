import Bullion
import Diagnostics

/// B11: serials are the refiners' own, so that a bar can be known again elsewhere.
struct RefinersSerials: EvidenceRule {
  let text = RuleText(
    id: "B11", severity: .warning, title: "serials are the refiners' and not the custodian's",
    test: "the list's format has refiners' serials, and no serial of ASCII digits alone lies in "
      + "a range of internal-serials; one finding for each list, with the number of rows",
    source: "the Bundesbank and the Bank of England number bars in their own inventories",
    fires: "a list of the profile boe; serial 500123, internal-serials 500000 to 599999",
    silent: "serial AB500123; serial 600000 with the same range",
    clears: "the refiners' serials of these bars")

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      let rows =
        list.hasInternalSerials
        ? list.bars : list.bars.filter { isInternal($0.bar.serial, list.file.internalSerials) }
      guard let first = rows.firstLocation(of: .serial) else { return nil }
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest),
        values: ["rows": "\(rows.count)"], locations: [first])
    }
  }

  private func isInternal(_ serial: String, _ ranges: [ClosedRange<UInt64>]) -> Bool {
    // The initialiser alone would take a sign, too. What does not fit is in no range.
    guard serial.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt64(serial)
    else { return false }
    return ranges.contains { $0.contains(number) }
  }
}
