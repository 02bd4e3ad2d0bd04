import Audit
import Diagnostics
import Disclosure
import TestSupport
import Testing

@testable import Intake

/// Damaged files: whatever was done to them, the answer is a value or an `InputError`. A trap would
/// end the test run.
@Suite struct FuzzTests {
  private static let holders = #"""
    holder_id,balance,zip
    alice,123.45,Osh
    "bob, the ""second""",0.000001,"Bish
    kek"\#r
    Айгүл,340282366920938463463374607431768.211455,\#r
    erin,0,7\#u{FEFF}

    """#
  private static let bars = #"""
    metal,refiner_code,refiner_mark,serial,year,form,gross_weight,gross_unit,fineness,fine_ozt,\#
    weight_basis,vault_id,container_id,seal_no,account_id,status,date_in,date_out,last_counted,\#
    count_method,last_weighed,cert_ref,remarks
    AU,KGA,,AB1234,2019,GD400,402.950,ozt,999.9,402.910,london,V,B,S,A,allocated,2025-11-18,,,,,,
    AU,KGA,,K1,2024,KILO,1000.000,g,999.9,,refiner,V,B,S,A,allocated,2025-11-18,,,,,,"é"

    """#
  private static let refiners = #"""
    refiner_code,refiner_name,status,valid_from,valid_to,decided_on
    KGA,"Kara, Gold",listed,2001-01-01,2002-01-01,

    """#
  // The evidence is a file that is everywhere, so that an undamaged text can be read.
  private static let dispositions = #"""
    finding_id,decision,by,date,evidence_file,note
    W01-00ff,explained,"A, auditor",2025-12-01,/dev/null,"weighed again"
    D02-11ee,restored,B,2025-12-02,/dev/null,

    """#
  private static let marks = """
    refiner_code,mark,valid_from,valid_to
    JMC,JM-UK,1950-01-01,1980-12-31
    JMC,JM,1981-01-01,

    """
  private static let boxes = """
    vault_id,container_id,seal_no,bars,gross_weight,gross_unit,fine_ozt
    V1,BOX-01,S-1001,2,25066.7,g,805.781
    V1,BOX-02,,1,400.125,ozt,

    """
  private static let openings = """
    vault_id,container_id,date,old_seal,new_seal,by
    V1,BOX-01,2025-11-01,S-1,S-2,two people

    """
  private static let movements = """
    date,direction,refiner_code,serial,year,gross_weight,gross_unit,fineness,fine_ozt
    2025-10-02,in,RAND,AA1,2024,400.125,ozt,995.8,398.444
    2025-10-03,out,RAND,AA2,,12500.5,g,999.9,

    """
  private static let places = """
    bar_id,list,vault_id,container_id,seal_no
    AU|RAND|AA1|2024|400125|ozt|995800,VAULTS,V1,BOX-01,S-1

    """
  /// Bytes that mean something to one of the parsers.
  private static let bytes =
    Array("\",\r\n\0 .09-+eE|:#&*!{}[]?%@`'~\\\t".utf8) + [0x80, 0xC3, 0xE2, 0xED, 0xF0, 0xFF]

  private func damage(_ text: String, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
      let other = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0 where !bytes.isEmpty: bytes[place] = Self.bytes.randomElement(using: &random)!
      case 1: bytes.insert(Self.bytes.randomElement(using: &random)!, at: min(place, bytes.count))
      case 2 where !bytes.isEmpty: bytes.remove(at: place)
      case 3:
        bytes.removeSubrange(min(place, other)..<min(max(place, other), place + 40, bytes.count))
      default: bytes.insert(contentsOf: bytes[min(place, other)..<max(place, other)], at: other)
      }
    }
    return bytes
  }

  private func fuzz(_ text: String, runs: UInt64 = 3000, _ read: (String) throws -> Void) {
    let scratch = Scratch()
    var refused = 0
    for seed in 0..<runs {
      let path = scratch.file("input", damage(text, seed: seed))
      if defect({ try read(path) }) != "none" { refused += 1 }
    }
    // Most damage must show; all of it showing would mean that the undamaged text is refused too.
    #expect(refused > 0 && refused < Int(runs))
    let whole = scratch.file("input", text)
    #expect(throws: Never.self) { try read(whole) }
  }

  @Test func holderFiles() {
    fuzz(Self.holders) { path in
      let file = Engagement.HolderFile(path: path, ignoredColumns: ["zip"])
      let asset = Statement.Asset(symbol: "USDKG", decimals: 6)
      try HolderReader(files: [file], asset: asset).read { _ in }
    }
  }

  @Test func barLists() {
    fuzz(Self.bars) { path in
      _ = try BarListReader.read(
        Engagement.BarListFile(path: path, profile: "canonical", location: Location(file: path)))
    }
  }

  @Test func registers() {
    fuzz(Self.refiners) { _ = try RefinerRegisterReader.read($0) }
    fuzz(Self.dispositions) { _ = try DispositionsReader.read($0) }
    fuzz(Self.marks) { _ = try MarkRegisterReader.read($0) }
    fuzz(Self.boxes) { _ = try PackingListReader.read($0) }
    fuzz(Self.openings) { _ = try SealOpeningsReader.read($0) }
    fuzz(Self.movements) { _ = try MovementsReader.read($0) }
    fuzz(Self.places) { _ = try PlacesReader.read($0) }
  }

  @Test func keys() {
    let key = String(repeating: "0f", count: 32) + "\n"
    let scratch = Scratch()
    for seed in 0..<1000 {
      let path = scratch.file("key", damage(key, seed: UInt64(seed)))
      _ = defect { _ = try KeyFile.read(path) }
    }
  }

  @Test func engagements() {
    fuzz(engagementText) { _ = try EngagementReader.read($0, knownRules: ["R01", "T01"]) }
  }
}
