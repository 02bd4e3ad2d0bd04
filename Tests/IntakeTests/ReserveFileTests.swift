import Audit
import Bullion
import Diagnostics
import Hashing
import Notation
import TestSupport
import Testing

@testable import Intake

/// The small files beside bar lists: marks, boxes, openings, movements, places, dispositions.
@Suite struct ReserveFileTests {
  private let scratch = Scratch()

  private func marks(_ rows: String) throws -> MarkRegister {
    try MarkRegisterReader.read(
      scratch.file("marks.csv", "refiner_code,mark,valid_from,valid_to\n" + rows))
  }

  @Test func marksAreRead() throws {
    let entry = try #require(try marks("JMC,JM-UK,1950-01-01,\n").entries.first)
    #expect(entry.code == "JMC" && entry.mark == "JM-UK" && entry.validTo == nil)
    #expect(entry.validFrom == CalendarDate("1950-01-01"))
  }

  @Test(arguments: [
    (",M,,\n", "2:1: refiner_code is empty"), ("J,,,\n", "2:3: mark is empty"),
    ("J,M,2025-01-02,2025-01-01\n", "2:16: valid_to is before valid_from"),
    ("J,M,2025,\n", "2:5: valid_from is no date YYYY-MM-DD"),
  ])
  func markDefects(row: String, message: String) {
    #expect(defect { _ = try marks(row) } == message)
  }

  private func boxes(_ rows: String) throws -> PackingList {
    try PackingListReader.read(
      scratch.file(
        "boxes.csv",
        "vault_id,container_id,seal_no,bars,gross_weight,gross_unit,fine_ozt\n" + rows))
  }

  @Test func boxesAreRead() throws {
    let list = try boxes("V1,BOX-1,S-1,2,25066.7,g,805.781\n,BOX-2,,0,,,\n")
    #expect(list.boxes[0].gross == .milligrams(25_066_700))
    #expect(list.boxes[0].fine == 805_781 && list.boxes[0].seal == "S-1")
    #expect(list.boxes[1].gross == nil && list.boxes[1].fine == nil && list.boxes[1].bars == 0)
    #expect(try boxes("V,B,S,1,400.125,ozt,\n").boxes[0].gross == .milliOunces(400_125))
  }

  @Test(arguments: [
    ("V,,S,1,,,\n", "2:3: container_id is empty"),
    ("V,B,S,,,,\n", "2:7: bars is no number of bars"),
    ("V,B,S,1.5,,,\n", "2:7: bars has 1 decimals, at most 0 are allowed"),
    ("V,B,S,1,5,,\n", "2:11: gross_weight and gross_unit go together"),
    ("V,B,S,1,,g,\n", "2:10: gross_weight and gross_unit go together"),
    ("V,B,S,1,5,kg,\n", "2:11: gross_unit is none of its words"),
    ("V,B,S,1,5,g,1.0001\n", "2:13: fine_ozt has 4 decimals, at most 3 are allowed"),
    ("V,B,S,1,,,\nV,B,T,1,,,\n", "3:3: the box stands already on line 2"),
  ])
  func boxDefects(rows: String, message: String) {
    #expect(defect { _ = try boxes(rows) } == message)
  }

  private func openings(_ rows: String) throws -> [SealOpening] {
    try SealOpeningsReader.read(
      scratch.file(
        "openings.csv", "vault_id,container_id,date,old_seal,new_seal,by\n" + rows)
    ).openings
  }

  @Test func openingsAreRead() throws {
    let opening = try #require(try openings("V,B,2025-11-01,S1,S2,A and B\n").first)
    #expect(opening.oldSeal == "S1" && opening.newSeal == "S2" && opening.by == "A and B")
  }

  @Test(arguments: [
    ("V,B,,S1,S2,A\n", "2:5: date is empty"), ("V,B,2025-11-01,S1,S2,\n", "2:22: by is empty"),
  ])
  func openingDefects(row: String, message: String) {
    #expect(defect { _ = try openings(row) } == message)
  }

  private func movements(_ rows: String) throws -> [BarMovement] {
    try MovementsReader.read(
      scratch.file(
        "moved.csv",
        "date,direction,refiner_code,serial,year,gross_weight,gross_unit,fineness,fine_ozt\n"
          + rows)
    ).movements
  }

  @Test func movementsAreRead() throws {
    let rows = try movements(
      "2025-10-02,in,RAND,AA1,2024,400.125,ozt,995.8,398.444\n"
        + "2025-10-03,out,RAND,AA2,,12500.5,g,999.9,\n")
    #expect(rows.map(\.direction) == [.arrived, .left])
    #expect(rows[0].bar == "AU|RAND|AA1|2024|400125|ozt|995800" && rows[0].fine == 398_444)
    #expect(rows[1].bar == "AU|RAND|AA2||12500500|g|999900")
    // 12500.5 g * 0.9999 / 31.1034768 g = 401.860... ozt
    #expect(rows[1].fine == 401_860)
  }

  @Test(arguments: [
    (",in,R,S,,1,ozt,999.9,\n", "2:1: date is empty"),
    ("2025-10-02,up,R,S,,1,ozt,999.9,\n", "2:12: direction is none of its words"),
    (
      "2025-10-02,in,R|,S,,1,ozt,999.9,\n",
      "2:15: refiner_code has a '|', which separates the parts of a bar's id"
    ),
    ("2025-10-02,in,R,S,24,1,ozt,999.9,\n", "2:19: year is not four digits"),
    ("2025-10-02,in,R,S,,1,ozt,9999,\n", "2:26: fineness has no decimals"),
  ])
  func movementDefects(row: String, message: String) {
    #expect(defect { _ = try movements(row) } == message)
  }

  @Test func placesAreRead() throws {
    let header = "bar_id,list,vault_id,container_id,seal_no\n"
    let path = scratch.file("places.csv", header + "AU|R|S||1|g|999900,L,V,B,S-1\n")
    let place = try #require(try PlacesReader.read(path).places.first)
    #expect(
      place
        == EarlierAudit.Place(
          bar: "AU|R|S||1|g|999900", list: "L", vault: "V", container: "B", seal: "S-1"))
    #expect(
      defect { _ = try PlacesReader.read(scratch.file("places.csv", header + ",L,,,\n")) }
        == "2:1: bar_id is empty")
  }

  private func dispositions(_ rows: String) throws -> [Disposition] {
    _ = scratch.file("why.txt", "because")
    return try DispositionsReader.read(
      scratch.file(
        "dispositions.csv", "finding_id,decision,by,date,evidence_file,note\n" + rows)
    ).dispositions
  }

  @Test func dispositionsAreRead() throws {
    #expect(try dispositions("").isEmpty)
    let one = try #require(
      try dispositions("W01-1,explained,\"A, B\",2025-11-28,why.txt,see file\n").first)
    #expect(one.finding == "W01-1" && one.decision == .explained && one.by == "A, B")
    #expect(one.date == CalendarDate("2025-11-28") && one.note == "see file")
    #expect(one.evidence == SHA256.hash("because"))
    #expect(one.location.description.hasSuffix("dispositions.csv:2:1"))
  }

  @Test(arguments: [
    (",explained,A,2025-11-28,why.txt,\n", "2:1: finding_id is empty"),
    ("W01-1,accepted,A,2025-11-28,why.txt,\n", "2:7: decision is none of its words"),
    ("W01-1,upheld,,2025-11-28,why.txt,\n", "2:14: by is empty"),
    ("W01-1,upheld,A,,why.txt,\n", "2:16: date is empty"),
    ("W01-1,upheld,A,28.11.2025,why.txt,\n", "2:16: date is no date YYYY-MM-DD"),
    ("W01-1,upheld,A,2025-11-28,,\n", "2:27: evidence_file is empty"),
    ("W01-1,upheld,A,2025-11-28,why.txt,a\u{2}\n", "2:35: note has a control character"),
    (
      "W01-1,upheld,A,2025-11-28,why.txt,\nW01-1,explained,A,2025-11-28,why.txt,\n",
      "3:1: the finding is decided already on line 2"
    ),
  ])
  func dispositionDefects(rows: String, message: String) {
    #expect(defect { _ = try dispositions(rows) } == message)
  }

  @Test func aDispositionNeedsItsEvidence() {
    let message = defect { _ = try dispositions("W01-1,upheld,A,2025-11-28,none.txt,\n") }
    #expect(message.hasPrefix("2:27: the evidence cannot be read: "))
    #expect(message.hasSuffix("none.txt: cannot open the file: no such file or directory"))
  }
}
