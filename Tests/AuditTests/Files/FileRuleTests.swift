import Audit
import Bullion
import Diagnostics
import Notation
import Testing

/// Rules over a list as a file: F02, F03 and F04.
@Suite struct FileRuleTests {
  @Test func numbersAreTheReadersBusiness() throws {
    let text = try #require(RuleCatalogue.text(of: "F02"))
    #expect(text.severity == .blocking && text.test.contains("exit status 2"))
    #expect(lacking("F02", evidence([barList([goodBar()])])) == [])
    #expect(findings(of: "F02", evidence([barList([goodBar { $0.gross = nil }])])) == [])
  }

  private func signed(_ verdict: SignatureVerdict?, asOf: String? = "2025-11-28") -> BarList {
    var list = barList([goodBar()]) { $0.asOf = asOf.flatMap { CalendarDate($0) } }
    list.signature = verdict
    return list
  }

  @Test func aSignedListOfADay() {
    let evidence = evidence([signed(.valid)])
    #expect(findings(of: "F03", evidence) == [] && lacking("F03", evidence) == [])
  }

  @Test(
    arguments: [
      (.invalid, "2025-11-28", "2025-11-28"), (.invalid, nil, "not given"),
      (.valid, nil, "not given"),
    ] as [(SignatureVerdict, String?, String)])
  func aSignatureWithoutEffect(
    verdict: SignatureVerdict, asOf: String?, shown: String
  ) throws {
    let list = signed(verdict, asOf: asOf)
    let found = findings(of: "F03", evidence([list]))
    #expect(found.map(\.severity) == [.blocking])
    let finding = try #require(found.first)
    #expect(finding.values == ["signature": verdict.rawValue, "as-of": shown])
    #expect(finding.subject == .list(label: list.label, digest: list.digest))
    #expect(lacking("F03", evidence([list])) == [])
  }

  @Test func anUnsignedListIsNotTested() {
    let lists = [signed(nil, asOf: nil), signed(.valid)]
    #expect(
      lacking("F03", evidence(lists)) == ["custodian's signature of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "F03", evidence(lists)) == [])
  }

  /// A list of three bars that are printed with these decimals.
  private func printed(gross: Int?, fineness: Int?, fine: Int?) -> BarList {
    var list = barList(["100", "220", "333"].map { goodBar($0) })
    for index in list.bars.indices where index > 0 {
      list.bars[index].printed = ListedBar.PrintedDecimals(
        gross: gross, fineness: fineness, fine: fine)
    }
    return list
  }

  @Test(
    arguments: [
      (3, 1, 3), (3, 2, 3), (3, 3, 3), (nil, nil, nil), (3, nil, nil),
    ] as [(Int?, Int?, Int?)])
  func decimalsOfAWeightList(gross: Int?, fineness: Int?, fine: Int?) {
    let list = printed(gross: gross, fineness: fineness, fine: fine)
    #expect(findings(of: "F04", evidence([list])) == [])
  }

  @Test(
    arguments: [
      (2, 1, 3, ["2", "0", "0"]), (4, 1, 3, ["2", "0", "0"]), (0, nil, nil, ["2", "0", "0"]),
      (3, 0, 3, ["0", "2", "0"]), (3, 1, 2, ["0", "0", "2"]), (3, 1, 4, ["0", "0", "2"]),
      (2, 0, 0, ["2", "2", "2"]),
    ] as [(Int?, Int?, Int?, [String])])
  func otherDecimals(gross: Int?, fineness: Int?, fine: Int?, rows: [String]) throws {
    let found = findings(
      of: "F04", evidence([printed(gross: gross, fineness: fineness, fine: fine)]))
    #expect(found.map(\.severity) == [.warning])
    let values = try #require(found.first).values
    #expect(
      values == ["rows-gross": rows[0], "rows-fineness": rows[1], "rows-fine": rows[2]])
    // The first row that is printed so shows where to look.
    #expect(found[0].locations.allSatisfy { $0.line == 3 })
  }
}
