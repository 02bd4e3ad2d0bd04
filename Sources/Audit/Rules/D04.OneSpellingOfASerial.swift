import Bullion
import Diagnostics

/// D04: a serial is spelt in one way.
struct OneSpellingOfASerial: EvidenceRule {
  let text = RuleText(
    id: "D04", severity: .warning, title: "a refiner's serial is spelt in one way",
    test: "no serials of one refiner, of equal years or one without, differ as bytes and are "
      + "equal (1) without spaces, dots, hyphens and slashes and in capitals (kind spacing); "
      + "(2) then in Latin letters, unless no serial among them has a Latin letter: АБ and АВ "
      + "are two series (kind script); (3) then as digits, where one of them has nothing else "
      + "(kind letters-lost); (4) and no serial of 8 digits is the year and the 4 digits of "
      + "another bar (kind year-number). Latin letters by shape: "
      + OneSpellingOfASerial.words(SerialFolding.lookAlikes) + "; by sound: "
      + OneSpellingOfASerial.words(SerialFolding.transliterations)
      + "; any other letter as it is. One finding for each group, on its smallest bar id",
    source: "LBMA notice of 2009 on bars with Cyrillic letters: year and number, or the nearest "
      + "Roman letters; the 2009 review of a gold fund's list, where two letters were cut off",
    fires: "AB2323 and 2323; 1234-КА and 1234KA; 1234КА of 2005 and 20051234",
    silent: "AB2323 and CD2323: two bars of two series; 2323 of two years",
    clears: "both bars seen, or the full serials from the custodian")

  private static func words(_ table: [(cyrillic: Unicode.Scalar, latin: String)]) -> String {
    table.map { "\($0.cyrillic) \($0.latin.isEmpty ? "(dropped)" : $0.latin)" }
      .joined(separator: ", ")
  }

  func findings(in evidence: Evidence) -> [Finding] {
    SpeltSerial.groups(of: evidence.rows).flatMap { spelt -> [Finding] in
      spelt.splitByYear().flatMap { spellings(of: $0) }
    }
  }

  /// What one refiner's serials of the same digits show.
  private func spellings(of serials: [SpeltSerial]) -> [Finding] {
    let asYearNumber = serials.filter { $0.reading == .yearNumber }
    let plain = serials.filter { $0.reading == .plain }
    let classes = Dictionary(grouping: plain) { Array($0.folded.utf8) }.values
    var kinds = Set(classes.flatMap { Self.variants($0).flatMap(\.kinds) })
    if Set(plain.map(\.isBare)).count == 2 { kinds.insert("letters-lost") }
    let years = Set(plain.map(\.year))
    let namedByYear = asYearNumber.filter { years.contains($0.year) }
    if !namedByYear.isEmpty { kinds.insert("year-number") }
    guard kinds.isSubset(of: ["script", "spacing"]) else {
      return [finding(plain + namedByYear, kinds)]
    }
    return classes.flatMap { same in
      same.splitByYear().flatMap(Self.variants).map { finding($0.serials, $0.kinds) }
    }
  }

  /// Serials of one folded text that are spelt in several ways.
  private static func variants(
    _ same: [SpeltSerial]
  ) -> [(serials: [SpeltSerial], kinds: Set<String>)] {
    let series = Dictionary(grouping: same) { Array($0.capitals.utf8) }
    var kinds: Set<String> = []
    let spaced = series.values.filter { Set($0.map { Array($0.serial.utf8) }).count > 1 }
    if !spaced.isEmpty { kinds.insert("spacing") }
    guard series.count > 1, same.contains(where: \.hasLatinLetter) else {
      return spaced.map { ($0, kinds) }
    }
    return [(same, kinds.union(["script"]))]
  }

  private func finding(_ serials: [SpeltSerial], _ kinds: Set<String>) -> Finding {
    let rows = serials.map(\.row)
    let first = rows.map(\.id).min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
    return Finding(
      text, subject: .bar(id: first),
      values: ["rows": "\(rows.count)", "kind": kinds.sorted().joined(separator: "+")],
      locations: rows.map { $0.listed.location(of: .serial) })
  }
}
