import Foundation
import Testing

/// An audit that knows the one before it: movements, seals, changed bars, supply.
@Suite struct SuccessionTests {
  /// The audit of the quarter before, in `q3/`, and the kit of this quarter.
  private static func kit(
    earlier change: (EngagementKit) -> Void = { _ in }
  ) throws -> EngagementKit {
    let kit = EngagementKit()
    let engagement = kit["audit.yaml"]
    let (bars, refiners) = (kit["bars.csv"], kit["refiners.csv"])
    kit.replace("as-of: 2025-12-31T15:00:00Z", with: "as-of: 2025-09-30T15:00:00Z")
    kit.replace("snapshot: 2025-Q4", with: "snapshot: 2025-Q3")
    kit.replace("time: 2025-12-31T14:59:59Z", with: "time: 2025-09-30T14:59:59Z")
    kit.replace("date: 2025-12-31, evidence", with: "date: 2025-09-30, evidence")
    kit.replace("as-of: 2025-12-31, vault", with: "as-of: 2025-09-30, vault")
    change(kit)
    let outcome = try kit.audit(out: "q3")
    #expect(outcome.status < 2, "\(outcome.errors)")
    (kit["bars.csv"], kit["refiners.csv"]) = (bars, refiners)
    kit["audit.yaml"] = engagement + "previous: q3/publication/statement.txt\n"
    kit.replace(
      "  refiners: refiners.csv\n", with: "  refiners: refiners.csv\n  movements: m.csv\n")
    kit["m.csv"] = movements
    return kit
  }

  private static let movements =
    "date,direction,refiner_code,serial,year,gross_weight,gross_unit,fineness,fine_ozt\n"

  private static func rules(_ kit: EngagementKit) throws -> [String] {
    try kit.folder.text("out/publication/findings.json").split(separator: "\n").compactMap {
      $0.hasPrefix("{") ? String($0.dropFirst(7).prefix(3)) : nil
    }
  }

  private static func notTested(_ kit: EngagementKit) throws -> [Substring] {
    let line = try kit.folder.text("out/publication/statement.txt").split(separator: "\n")
      .first { $0.hasPrefix("not-tested ") }
    return line?.dropFirst("not-tested ".count).split(separator: ",") ?? []
  }

  @Test func nothingMovedAndNothingIsFound() throws {
    let kit = try Self.kit()
    let outcome = try kit.audit()
    #expect(outcome.status == 0, "\(outcome.errors) \(outcome.output)")
    #expect(try Self.rules(kit) == ["C04"])
    let untested = try Self.notTested(kit)
    #expect(!untested.contains("M01") && !untested.contains("M02") && !untested.contains("L03"))
    #expect(untested.contains("M03") && untested.contains("K04"))
    let inputs = try kit.folder.text("out/publication/inputs.txt")
    for role in ["movements ", "previous-bars ", "previous-places "] {
      #expect(inputs.contains("\n" + role))
    }
    #expect(
      try verifyPy(["publication", "out/publication"], in: kit.folder.path).status == 0)
    #expect(try kit.recompute().status == 0)
  }

  /// The second bar was not there before: its arrival must be on record.
  @Test(arguments: [true, false])
  func arrivalsAreOnRecord(isRecorded: Bool) throws {
    let kit = try Self.kit { kit in
      kit["bars.csv"] = kit["bars.csv"].split(separator: "\n").prefix(2).joined(separator: "\n")
    }
    if isRecorded {
      kit["m.csv"] += "2025-11-03,in,VALC,B2002,2023,398.450,ozt,995.8,396.777\n"
    }
    #expect(try kit.audit().status == (isRecorded ? 0 : 1))
    #expect(try Self.rules(kit) == (isRecorded ? ["C04"] : ["C04", "M01"]))
  }

  @Test func aSealIsBrokenWithARecordOrFound() throws {
    let change: (EngagementKit) -> Void = {
      $0["bars.csv"] = $0["bars.csv"].replacingOccurrences(of: ",S1,", with: ",S0,")
    }
    let kit = try Self.kit(earlier: change)
    #expect(try kit.audit().status == 0)
    #expect(try Self.rules(kit).contains("L03"))
    let recorded = try Self.kit(earlier: change)
    recorded.replace("  movements: m.csv\n", with: "  movements: m.csv\n  seal-openings: o.csv\n")
    recorded["o.csv"] =
      "vault_id,container_id,date,old_seal,new_seal,by\nV1,BOX1,2025-11-02,S0,S1,A and B\n"
    #expect(try recorded.audit().status == 0)
    #expect(try !Self.rules(recorded).contains("L03"))
  }

  @Test func aBarListedOtherwiseIsFound() throws {
    let kit = try Self.kit {
      $0["bars.csv"] = $0["bars.csv"].replacingOccurrences(of: ",AA1001,", with: ",AA 1001,")
    }
    #expect(try kit.audit().status < 2)
    #expect(try Self.rules(kit).contains("M02"))
  }

  /// A statement that was put elsewhere stands alone, whatever lies beside it.
  @Test func withoutItsFilesThePreviousAuditIsItsStatement() throws {
    let kit = try Self.kit()
    try FileManager.default.copyItem(
      atPath: kit.folder.path("q3/publication/statement.txt"),
      toPath: kit.folder.path("old.txt"))
    kit.replace("previous: q3/publication/statement.txt", with: "previous: old.txt")
    #expect(try kit.audit().status == 0)
    #expect(try Self.notTested(kit).contains("M01"))
  }

  @Test func filesOfAnotherAuditAreNotTakenForThePrevious() throws {
    let kit = try Self.kit()
    try kit.folder.write(
      try kit.folder.bytes("q3/publication/bars.csv") + [0x0A], to: "q3/publication/bars.csv")
    let outcome = try kit.audit()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("q3/publication/bars.csv"))
    #expect(!kit.folder.exists("out"))
  }
}
