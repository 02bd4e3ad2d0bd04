import Bullion
import Diagnostics

/// D06: bars of one weight and fineness have serials that no slip of the pen turns into another.
struct NeighbouringSerials: EvidenceRule {
  let text = RuleText(
    id: "D06", severity: .warning, title: "no two like bars differ by one character of the serial",
    test: "no two bars of equal refiner, unit, gross and fineness have serials one insertion, "
      + "deletion or substitution of a character (Unicode scalar) apart; not for form KILO, "
      + "since every kilobar weighs the same and equality says nothing; one finding for each "
      + "bar that has such a neighbour of smaller id",
    source: "a bar that is listed a second time with a misread serial has the same weight",
    fires: "RAND AB1001 and AB1007, both 400.125 ozt of 995.8",
    silent: "AB1001 and AB1010; AB1001 of 400.125 and AB1007 of 400.150 ozt",
    clears: "both bars seen, or both weighing records")

  private struct Kind: Hashable {
    let refiner: [UInt8]
    let gross: Mass
    let fineness: Fineness
  }

  func findings(in evidence: Evidence) -> [Finding] {
    var alike: [Kind: [Evidence.Row]] = [:]
    for row in evidence.rows {
      let bar = row.bar
      // The unit is the weight's own.
      guard bar.form != .kilo, !bar.refinerCode.isEmpty, !bar.serial.isEmpty,
        let gross = bar.gross, let fineness = bar.fineness
      else { continue }
      let kind = Kind(refiner: Array(bar.refinerCode.utf8), gross: gross, fineness: fineness)
      alike[kind, default: []].append(row)
    }
    return alike.values.flatMap { findings(among: $0, in: evidence) }
  }

  private func findings(among rows: [Evidence.Row], in evidence: Evidence) -> [Finding] {
    guard rows.count > 1 else { return [] }
    let bySerial = Dictionary(grouping: rows) { Array($0.bar.serial.utf8) }
    guard bySerial.count > 1 else { return [] }
    let neighbours = SerialNeighbours(of: Array(bySerial.keys))
    return bySerial.flatMap { serial, rows -> [Finding] in
      guard neighbours.hasSmaller(than: serial) else { return [] }
      // One serial in two years is two bars, each with the same neighbours.
      return evidence.groups(of: rows) { Array($0.id.utf8) }.map { same in
        Finding(
          text, subject: .bar(id: same[0].id),
          values: ["neighbours": "\(neighbours.count(of: serial))"],
          locations: same.map { $0.listed.location(of: .serial) })
      }
    }
  }
}
