import Bullion
import Diagnostics

/// T04: each box holds what the paper in it says.
struct BoxesAsPacked: EvidenceRule {
  let text = RuleText(
    id: "T04", severity: .warning, title: "each box holds what its packing list says",
    test: "for each box (vault_id, container_id): sum of count = bars; sum of gross = gross, where "
      + "both are in one unit; sum of fine as listed = fine mozt; each seal_no = seal; each box of "
      + "the lists has a paper, and each paper a box; one finding a list for rows without a box",
    source: "USDKG: 15 sealed boxes, checked against their packing lists",
    fires: "2 bars listed in box B1, 3 by the paper; seal S1 listed, S2 by the paper",
    silent: "2 bars of 800.250 ozt gross under seal S1, by list and paper",
    clears: "a count of the box, or corrected papers")

  func missing(from evidence: Evidence) -> [String] {
    guard let packing = evidence.packingList else { return ["packing list"] }
    let rows = evidence.rowsOfBoxes
    let uncompared = packing.boxes.contains { box in
      box.gross.map { $0.sum(of: rows[box.name] ?? []) == nil } ?? false
    }
    return uncompared ? ["gross weight of each box in the unit of its bars"] : []
  }

  func findings(in evidence: Evidence) -> [Finding] {
    guard let packing = evidence.packingList else { return [] }
    let papers = Dictionary(
      packing.boxes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let boxes = evidence.rowsOfBoxes
    let listed = boxes.compactMap { box, rows -> Finding? in
      guard let paper = papers[box] else { return unpapered(box, rows) }
      return finding(rows, against: paper)
    }
    let unlisted = papers.filter { boxes[$0.key] == nil }.map { box, paper in
      Finding(
        text, subject: box.subject,
        values: ["differs": "missing-bars", "paper-bars": "\(paper.bars)"],
        locations: [paper.location].compactMap { $0 })
    }
    return listed + unlisted + evidence.lists.compactMap(unboxed)
  }

  private func finding(_ rows: [Evidence.Row], against paper: PackingList.Box) -> Finding? {
    var differs: [String] = []
    var values: [String: String] = [:]
    func compare(_ word: String, unit: String, _ listed: UInt128, _ stated: UInt128) {
      guard listed != stated else { return }
      differs.append(word)
      values["listed-\(word)\(unit)"] = "\(listed)"
      values["paper-\(word)\(unit)"] = "\(stated)"
    }
    compare("bars", unit: "", rows.reduce(0) { $0 + UInt128($1.bar.count) }, UInt128(paper.bars))
    if let gross = paper.gross, let listed = gross.sum(of: rows) {
      compare("gross", unit: gross.isInGrams ? "-mg" : "-mozt", listed, UInt128(gross.thousandths))
    }
    if let fine = paper.fine {
      let listed = rows.reduce(0) { $0 + UInt128($1.bar.listedFine) }
      compare("fine", unit: "-mozt", listed, UInt128(fine))
    }
    let unsealed = rows.count { Verbatim($0.bar.seal) != Verbatim(paper.seal) }
    if unsealed > 0 {
      differs.append("seal")
      values["rows-with-other-seal"] = "\(unsealed)"
    }
    guard !differs.isEmpty else { return nil }
    values["differs"] = differs.joined(separator: "+")
    return Finding(
      text, subject: paper.name.subject, values: values,
      details: unsealed > 0 ? ["paper-seal": paper.seal] : [:],
      locations: rows.map { $0.listed.location(of: .container) }
        + [paper.location].compactMap { $0 })
  }

  private func unpapered(_ box: BoxName, _ rows: [Evidence.Row]) -> Finding {
    Finding(
      text, subject: box.subject,
      values: ["differs": "missing-paper", "listed-bars": "\(rows.count)"],
      locations: rows.map { $0.listed.location(of: .container) })
  }

  private func unboxed(_ list: BarList) -> Finding? {
    let rows = list.bars.count { $0.bar.container.isEmpty }
    guard rows > 0 else { return nil }
    return Finding(
      text, subject: .list(label: list.label, digest: list.digest),
      values: ["rows-without-box": "\(rows)"], locations: [list.file.location])
  }
}

extension PackingList.Box {
  /// The box's name.
  fileprivate var name: BoxName { BoxName(vault: vault, container: container) }
}

extension Mass {
  fileprivate var isInGrams: Bool {
    if case .milligrams = self { true } else { false }
  }

  /// The gross weight of rows in thousandths of this weight's unit; nil when one is in the other
  /// unit. A row without weight adds nothing: rule B02 names it.
  fileprivate func sum(of rows: [Evidence.Row]) -> UInt128? {
    let weights = rows.compactMap(\.bar.gross)
    guard weights.allSatisfy({ $0.isInGrams == isInGrams }) else { return nil }
    return weights.reduce(0) { $0 + UInt128($1.thousandths) }
  }
}
