import Bullion
import Diagnostics

/// W02: stated fine weights are rounded to the nearest, and not always down or up.
struct RoundedFineWeight: EvidenceRule {
  let text = RuleText(
    id: "W02", severity: .information, title: "stated fine weights are rounded to the nearest",
    test: "stated = computed, which is to the nearest mozt; rows-truncated: stated is the value "
      + "rounded down, and computed is not; rows-above: stated = computed + 1, then a warning; "
      + "one finding for each list",
    source: "the LBMA/GIR table of fine content rounds to the nearest; lists in practice truncate",
    fires: "400.001 ozt of 995.8 stated as 398.320 (computed 398.321); as 398.322 (warning)",
    silent: "stated as 398.321; as 398.319, which no rounding gives (see W01)",
    clears: "the custodian's word on how fine weights are rounded")

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      let truncated = list.bars.filter { isTruncated($0.bar) }
      let above = list.bars.filter { isAbove($0.bar) }
      guard
        let first = above.firstLocation(of: .statedFine)
          ?? truncated.firstLocation(of: .statedFine)
      else { return nil }
      return Finding(
        text, severity: above.isEmpty ? .information : .warning,
        subject: .list(label: list.label, digest: list.digest),
        values: ["rows-truncated": "\(truncated.count)", "rows-above": "\(above.count)"],
        locations: [first])
    }
  }

  private func isTruncated(_ bar: Bar) -> Bool {
    guard let stated = bar.statedFine, let gross = bar.gross, let fineness = bar.fineness else {
      return false
    }
    return stated != bar.computedFine
      && stated == FineWeight.truncatedMilliOunces(gross: gross, fineness: fineness)
  }

  private func isAbove(_ bar: Bar) -> Bool {
    guard let stated = bar.statedFine, let computed = bar.computedFine else { return false }
    return stated == computed + 1
  }
}
