import Audit
import Bullion
import Diagnostics
import Disclosure
import Foundation
import Intake
import Notation
import Report
import Testing

/// The paper that goes to the vault and comes back.
@Suite struct WorkPaperTests {
  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
  func formulasAreGuarded(text: String) {
    #expect(SpreadsheetText.guarded(text) == "'" + text)
  }

  @Test(arguments: ["", "A=1", "7", "'=1", " =1", "№ 5"])
  func otherTextIsLeftAsItIs(text: String) { #expect(SpreadsheetText.guarded(text) == text) }

  func paper(_ draw: SampleDraw) -> String {
    SamplingWorkPaper(draw) { _ in .init(vault: "=V", container: "-BOX, 1", seal: "@S") }.text
  }

  /// A draw over three bars, one with a serial that is a formula.
  func draw() throws -> SampleDraw {
    var bars = publishedBars(3)
    bars[0].id = "AU|=R|=HYPERLINK(\"x\")|2024|400125|ozt|999900"
    return try SamplingTests.draw(3, of: try population(bars))
  }

  @Test func noCellOfAPaperIsAFormula() throws {
    let text = paper(try draw())
    #expect(
      text.contains(",VAULT,'=V,\"'-BOX, 1\",'@S,'=R,\"'=HYPERLINK(\"\"x\"\")\",2024,400.125,"))
    for cell in text.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
      let bare = cell.hasPrefix("\"") ? cell.dropFirst() : cell
      #expect(bare.first.map { !"=+-@\t\r".contains($0) } ?? true, "\(cell)")
    }
  }

  @Test func theHeaderAndALine() throws {
    let lines = paper(try SamplingTests.draw(1, of: try population(1))).split(separator: "\n")
    #expect(
      lines[0]
        == "no,bar_id,list,vault_id,container_id,seal_no,refiner_code,serial,year,gross_weight,"
        + "gross_unit,fineness,accepted_fine_ozt,hits,found,found_gross,found_fineness,"
        + "found_serial,found_seal,remarks")
    #expect(
      lines[1]
        == "1,AU|RAND|S0|2024|390100|ozt|999900,VAULT,'=V,\"'-BOX, 1\",'@S,RAND,S0,2024,390.100,"
        + "ozt,999.900,390.000,1,,,,,,")
  }

  /// Reads a paper whose line `number` has these found cells; the others are left blank.
  func read(_ draw: SampleDraw, _ change: (inout [String]) -> Void) throws -> [SampleResult] {
    var lines = paper(draw).split(separator: "\n").map(String.init)
    change(&lines)
    let path = NSTemporaryDirectory() + "touchstone-paper-\(UUID().uuidString).csv"
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      return try SampleResultsReader.read(path, for: draw)
    } catch {
      let place = try #require(error.location)
      throw InputError(
        error.reason, file: "paper.csv", line: place.line, column: place.column, hint: error.hint)
    }
  }

  @Test func aBlankPaperHasNoResult() throws {
    #expect(try read(try draw()) { _ in }.map(\.observation) == [nil, nil, nil])
  }

  @Test func filledInItHasThem() throws {
    let draw = try SamplingTests.draw(3, of: try population(3))
    let results = try read(draw) { lines in
      lines[1] = lines[1].dropLast(5) + "yes,390.12,999.85,S9,SEAL,fine"
      lines[2] = lines[2].dropLast(5) + "no,,,,SEAL,box empty"
      lines.swapAt(2, 3)
    }
    #expect(
      results.map(\.observation) == [
        .found(
          serial: "S9", gross: .milliOunces(390_120),
          fineness: Fineness(partsPerMillion: 999_850)), nil, .missing,
      ])
    #expect(results[0].location?.line == 2)
  }

  /// Bars are hardly ever assayed: a paper may do without the column.
  @Test func aPaperMayHaveNoColumnForAssays() throws {
    let draw = try SamplingTests.draw(2, of: try population(2))
    let results = try read(draw) { lines in
      lines[0] = lines[0].replacing("found_fineness,", with: "")
      lines[1] = lines[1].dropLast(5) + "yes,390.12,S9,SEAL,fine"
      lines[2] = String(lines[2].dropLast(1))
    }
    #expect(
      results.map(\.observation) == [.found(serial: "S9", gross: .milliOunces(390_120)), nil])
    #expect(throws: InputError.self) {
      try read(draw) { $0[0] = $0[0].replacing("found_serial,", with: "") }
    }
  }

  /// A guarded serial that is copied from the paper is the serial.
  @Test func aCopiedSerialIsTheSerial() throws {
    let draw = try draw()
    let at = try #require(draw.bars.firstIndex { $0.item.identity.serial.hasPrefix("=") })
    for copy in ["\"'=HYPERLINK(\"\"x\"\")\"", "\"=HYPERLINK(\"\"x\"\")\""] {
      let results = try read(draw) { $0[at + 1] = $0[at + 1].dropLast(5) + "yes,,,\(copy),," }
      #expect(
        results[at].observation == .found(serial: draw.bars[at].item.identity.serial, gross: nil))
    }
  }

  @Test(arguments: [
    ("maybe,,,,,", "2:49: found is neither 'yes' nor 'no'"),
    ("YES,,,S0,,", "2:49: found is neither 'yes' nor 'no'"),
    ("yes,,,,,", "2:55: found_serial is empty, and the bar was found"),
    ("yes,0x1,,S0,,", "2:53: found_gross is not a plain number"),
    ("yes,1.2345,,S0,,", "2:53: found_gross has 4 decimals, at most 3 are allowed"),
    ("yes,\"390,1\",,S0,,", "2:53: found_gross is not a plain number"),
    ("yes,-1,,S0,,", "2:53: found_gross is not a plain number"),
    ("yes,1000000.001,,S0,,", "2:53: found_gross is above 1000000"),
    ("yes,,, S0,,", "2:55: found_serial has white space at one end"),
    ("no,1,,,,", "2:52: found_gross is filled in, and found is 'no'"),
    ("no,,,S0,,", "2:54: found_serial is filled in, and found is 'no'"),
    ("yes,,9998,S0,,", "2:54: found_fineness is no assay in permille"),
    ("yes,,999,S0,,", "2:54: found_fineness is no assay in permille"),
    ("yes,,1000.1,S0,,", "2:54: found_fineness is no assay in permille"),
    ("no,,999.9,,,", "2:53: found_fineness is filled in, and found is 'no'"),
    (",1,,,,", "2:50: found_gross is filled in, and found is empty"),
    ("yes,1", "2:1: the row has 16 fields, the header has 20"),
  ])
  func defectsOfAResult(cells: String, message: String) throws {
    let draw = try SamplingTests.draw(1, of: try population(1))
    let error = #expect(throws: InputError.self) {
      try read(draw) { lines in
        lines[1] =
          "1,AU|RAND|S0|2024|390100|ozt|999900,,,,,,,,,,,,," + cells
      }
    }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.split(separator: "\n").first ?? "" == "paper.csv:" + message)
  }

  @Test func defectsOfThePaper() throws {
    let draw = try SamplingTests.draw(2, of: try population(3))
    func message(_ change: (inout [String]) -> Void) -> String {
      do {
        _ = try read(draw, change)
        return ""
      } catch { return "\(error)" }
    }
    #expect(
      message { $0[1] = "1,AU|RAND|S77|2024|1|ozt|999900" + String(repeating: ",", count: 18) }
        == "paper.csv:2:3: the bar was not drawn\n"
        + "hint: the draw follows from audit, nonce and size: give those of the work paper")
    #expect(message { $0[2] = $0[1] } == "paper.csv:3:3: the bar stands already on line 2")
    #expect(
      message { $0[0] = $0[0].replacingOccurrences(of: "found_seal", with: "seal") }
        .hasPrefix("paper.csv:1:173: expected the column 'found_seal'\n"))
    let width = paper(draw).split(separator: "\n")[1].utf8.count
    #expect(
      message { $0[1] += ",more" }
        == "paper.csv:2:\(width + 2): the row has 21 fields, the header has 20")
  }
}
