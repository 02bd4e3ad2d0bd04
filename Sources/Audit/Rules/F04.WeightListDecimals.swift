import Diagnostics

/// F04: the list shows as many decimals as the market's rules want.
struct WeightListDecimals: EvidenceRule {
  let text = RuleText(
    id: "F04", severity: .warning, title: "the list prints the decimals of a weight list",
    test: "gross in ozt: 3 decimals; assay in permille: at least 1 (more figures are for B07); "
      + "fine in ozt: 3; one finding for each list, with the number of rows; no test for "
      + "figures in other units or scales",
    source: "LBMA Good Delivery Rules, Annex C (the correct number of decimal places)",
    fires: "gross 401.1; assay 995; fine 399.44", silent: "401.125, 995.8, 399.440",
    clears: "a list with all decimals, or the custodian's word that the others are 0")

  func findings(in evidence: Evidence) -> [Finding] {
    evidence.lists.compactMap { list in
      let gross = list.bars.filter { $0.printed.gross.map { $0 != 3 } ?? false }
      let fineness = list.bars.filter { $0.printed.fineness == 0 }
      let fine = list.bars.filter { $0.printed.fine.map { $0 != 3 } ?? false }
      guard !gross.isEmpty || !fineness.isEmpty || !fine.isEmpty else { return nil }
      let first = [
        gross.firstLocation(of: .gross), fineness.firstLocation(of: .fineness),
        fine.firstLocation(of: .statedFine),
      ]
      return Finding(
        text, subject: .list(label: list.label, digest: list.digest),
        values: [
          "rows-gross": "\(gross.count)", "rows-fineness": "\(fineness.count)",
          "rows-fine": "\(fine.count)",
        ],
        locations: first.compactMap { $0 })
    }
  }
}
