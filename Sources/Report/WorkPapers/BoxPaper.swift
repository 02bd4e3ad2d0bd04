import Audit
import Bullion
import Notation

extension WorkPaper {
  /// Every box: what the lists say is in it, what its packing list says, and its seals.
  static func boxes(of conclusion: Conclusion) -> WorkPaper {
    let evidence = conclusion.examination.evidence
    var papers: [Box.Place: PackingList.Box] = [:]
    for box in evidence.packingList?.boxes ?? [] {
      papers[Box.Place(vault: box.vault, container: box.container)] = box
    }
    let before = Dictionary(grouping: evidence.previous?.places ?? []) {
      Box.Place(vault: $0.vault, container: $0.container)
    }
    let listed = Box.all(of: conclusion.examination)
    let inLists = Set(listed.map(\.place))
    let unlisted = papers.keys.filter { !inLists.contains($0) }.map {
      Box(place: $0, seals: [], holdings: Holdings())
    }
    return WorkPaper(
      "boxes.csv",
      columns: ["vault_id", "container_id", "seals"] + holdingColumns + [
        "packing_seal", "packing_bars", "packing_gross", "packing_gross_unit", "packing_fine_ozt",
        "seals_of_previous_audit",
      ],
      rows: (listed + unlisted).map { box in
        [box.vault, box.container, PaperText.list(box.seals)] + fields(of: box.holdings)
          + fields(of: papers[box.place])
          + [PaperText.distinct((before[box.place] ?? []).map(\.seal))]
      })
  }

  /// Every vault: its boxes and its bars.
  static func vaults(of conclusion: Conclusion) -> WorkPaper {
    WorkPaper(
      "totals-by-vault.csv", columns: ["vault_id", "boxes"] + holdingColumns,
      rows: Vault.all(of: conclusion.examination).map { vault in
        [vault.name, "\(vault.boxes)"] + fields(of: vault.holdings)
      })
  }

  private static let holdingColumns = [
    "rows", "bars", "gross_of_rows_in_ozt", "gross_of_rows_in_g", "listed_fine_ozt",
    "accepted_rows", "accepted_fine_ozt",
  ]

  private static func fields(of holdings: Holdings) -> [String] {
    [
      "\(holdings.rows)", "\(holdings.bars)", PaperText.thousandths(holdings.milliOunces),
      PaperText.thousandths(holdings.milligrams), PaperText.thousandths(holdings.fineListed),
      "\(holdings.acceptedRows)", PaperText.thousandths(holdings.fineAccepted),
    ]
  }

  private static func fields(of paper: PackingList.Box?) -> [String] {
    guard let paper else { return ["", "", "", "", ""] }
    let unit =
      switch paper.gross {
      case .milliOunces: Bar.Unit.troyOunces.rawValue
      case .milligrams: Bar.Unit.grams.rawValue
      case nil: ""
      }
    return [
      paper.seal, "\(paper.bars)", paper.gross.map { PaperText.thousandths($0.thousandths) } ?? "",
      unit, paper.fine.map(PaperText.thousandths) ?? "",
    ]
  }
}
