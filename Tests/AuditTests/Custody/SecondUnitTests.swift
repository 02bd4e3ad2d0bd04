import Audit
import Bullion
import Diagnostics
import Testing

/// T03: totals in a second unit. The bounds are the last whole numbers within 5 ppm, worked out
/// with unlimited integers.
@Suite struct SecondUnitTests {
  private func grams(_ serial: String) -> Bar {
    goodBar(serial) {
      $0.unit = .grams
      $0.gross = .milligrams(12_445_300)
      $0.weightBasis = .metric
    }
  }

  private func fires(
    _ bars: [Bar], _ change: @escaping (inout Engagement.BarListFile) -> Void
  ) -> Finding? {
    let evidence = completeEvidence([barList(bars, change)])
    #expect(lacking("T03", evidence).isEmpty)
    let found = findings(of: "T03", evidence)
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.first
  }

  @Test(
    arguments: [
      (12_445_216, true), (12_445_217, false), (12_445_340, false), (12_445_341, true), (0, true),
    ] as [(UInt64, Bool)])
  func ouncesInGrams(declared: UInt64, differs: Bool) {
    let found = fires([goodBar()]) { $0.secondGross = .milligrams(declared) }
    #expect((found != nil) == differs)
    #expect(
      !differs
        || found?.values
          == ["declared-gross-mg": "\(declared)", "listed-gross-mozt": "400125"]
    )
  }

  @Test(
    arguments: [
      (400_123, true), (400_124, false), (400_127, false), (400_128, true),
    ] as [(UInt64, Bool)])
  func gramsInOunces(declared: UInt64, differs: Bool) {
    #expect((fires([grams("1")]) { $0.secondGross = .milliOunces(declared) } != nil) == differs)
  }

  @Test(
    arguments: [
      (24_890_454, true), (24_890_455, false), (24_890_703, false), (24_890_704, true),
    ] as [(UInt64, Bool)])
  func bothUnitsInOneList(declared: UInt64, differs: Bool) {
    let bars = [goodBar("1"), grams("2")]
    #expect((fires(bars) { $0.secondGross = .milligrams(declared) } != nil) == differs)
  }

  @Test(
    arguments: [
      (12_392_931, true), (12_392_932, false), (12_393_055, false), (12_393_056, true),
    ] as [(UInt64, Bool)])
  func fine(declared: UInt64, differs: Bool) {
    let found = fires([goodBar()]) { $0.secondFine = declared }
    #expect((found != nil) == differs)
    #expect(
      !differs
        || found?.values == ["declared-fine-mg": "\(declared)", "listed-fine-mozt": "398444"])
  }

  @Test func emptyLists() {
    #expect(fires([]) { $0.secondFine = 0 } == nil)
    #expect(fires([]) { $0.secondFine = 1 } != nil)
  }

  @Test func whatIsMissing() {
    let plain = completeEvidence([barList([goodBar()])])
    #expect(lacking("T03", plain) == ["a total in a second unit of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "T03", plain).isEmpty)
  }
}
