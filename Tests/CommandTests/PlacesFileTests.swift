import Foundation
import Testing

/// Where the bars lie, as an audit leaves it to the next one.
@Suite struct PlacesFileTests {
  private static let expected = """
    bar_id,list,vault_id,container_id,seal_no
    AU|RAND|AA1001|2024|400125|ozt|999900,VAULTS,V1,BOX1,S1
    AU|VALC|B2002|2023|398450|ozt|995800,VAULTS,V1,BOX1,S1

    """

  @Test(arguments: [true, false])
  func everyAuditWritesThem(isPublic: Bool) throws {
    let kit = EngagementKit()
    kit.replace("public: true", with: "public: \(isPublic)")
    // An excluded bar lies somewhere too.
    kit.replace(
      "V1,BOX1,S1,ACC,allocated,2025-01-15,,2025-12-31,full,2025-01-15,C2",
      with: "V1,BOX1,S1,ACC,pledged,2025-01-15,,2025-12-31,full,2025-01-15,C2", in: "bars.csv")
    _ = try kit.audit()
    #expect(try kit.folder.text("out/private/places.csv") == Self.expected)
    #expect(kit.folder.mode("out/private/places.csv") == 0o600)
  }

  @Test func recomputeComparesThemWhereTheyAre() throws {
    let kit = EngagementKit()
    _ = try kit.audit()
    #expect(try kit.recompute().output.hasPrefix("identical: 11 files of out "))
    let path = "out/private/places.csv"
    try kit.folder.write(Self.expected.replacingOccurrences(of: "2002", with: "2003"), to: path)
    let outcome = try kit.recompute()
    #expect(outcome.status == 1)
    #expect(
      outcome.errors == "touchstone: \(path):3:13: differs from what the raw inputs give\n")
    try FileManager.default.removeItem(atPath: kit.folder.path(path))
    #expect(try kit.recompute().output.hasPrefix("identical: 10 files of out "))
  }
}
