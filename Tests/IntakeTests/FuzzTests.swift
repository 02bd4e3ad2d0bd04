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
  private static let dispositions = #"""
    finding_id,decision,by,date,evidence_file,note
    D01-00,accept,A,2025-11-28,,"because ""so"""

    """#

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
