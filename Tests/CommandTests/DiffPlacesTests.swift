import Foundation
import Testing

/// What the roll-forward says of listed bars, their places and seals.
@Suite struct DiffPlacesTests {
  private static let first = "400.125,ozt,999.9,400.085,london,V1,BOX1,S1"
  private static let second = "398.450,ozt,995.8,396.777,london,V1,BOX1,S1"

  /// Two audits of one engagement, a quarter apart; `change` is what happened in between.
  private func quarters(_ change: (EngagementKit) -> Void) throws -> EngagementKit {
    let kit = EngagementKit()
    _ = try kit.audit(out: "q4")
    kit.replace("snapshot: 2025-Q4", with: "snapshot: 2026-Q1")
    kit.replace("as-of: 2025-12-31T15:00:00Z", with: "as-of: 2026-03-31T15:00:00Z")
    change(kit)
    _ = try kit.audit(out: "q1")
    return kit
  }

  private func member(_ name: String, _ kit: EngagementKit) throws -> String {
    let outcome = try kit.folder.touchstone("diff", "q4", "q1", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let members = try #require(object as? [String: Any])
    let value = try #require(members[name])
    let options: JSONSerialization.WritingOptions = [.fragmentsAllowed, .sortedKeys]
    return String(
      decoding: try JSONSerialization.data(withJSONObject: value, options: options), as: UTF8.self)
  }

  @Test func nothingChanged() throws {
    let kit = try quarters { _ in }
    let outcome = try kit.folder.touchstone("diff", "q4", "q1")
    #expect(
      outcome.output.hasSuffix(
        """

        bars listed with another serial spelling, weight or fineness: 0
        bars in another list, vault or box: 0
        boxes with other seals: 0

        """))
    for name in ["changed", "moved", "resealed", "places-missing"] {
      #expect(try member(name, kit) == "[]")
    }
  }

  @Test func spellingsPlacesAndSeals() throws {
    let kit = try quarters { kit in
      kit.replace("B2002", with: "B 2002", in: "bars.csv")
      kit.replace(
        Self.first, with: "400.125,ozt,999.9,400.085,london,V1,BOX2,S2", in: "bars.csv")
      kit.replace(
        Self.second, with: "398.450,ozt,995.8,396.777,london,V1,BOX1,S3", in: "bars.csv")
    }
    let outcome = try kit.folder.touchstone("diff", "q4", "q1")
    #expect(
      outcome.output.hasSuffix(
        """

        bars listed with another serial spelling, weight or fineness: 1
          serial: AU|VALC|B 2002|2023|398450|ozt|995800, before AU|VALC|B2002|2023|398450|ozt|995800
        bars in another list, vault or box: 1
          box: AU|RAND|AA1001|2024|400125|ozt|999900, from vault V1 box BOX1 (list VAULTS) to vault \
        V1 box BOX2 (list VAULTS)
        boxes with other seals: 1
          V1 BOX1: S1 before, S3 now

        """))
    #expect(try member("changed-bars", kit) == #""1""#)
    #expect(
      try member("changed", kit)
        == #"[{"bar":"AU|VALC|B 2002|2023|398450|ozt|995800","#
        + #""bars-before":"1","before":"AU|VALC|B2002|2023|398450|ozt|995800","#
        + #""differs":"serial"}]"#)
    #expect(
      try member("moved", kit)
        == #"[{"bar":"AU|RAND|AA1001|2024|400125|ozt|999900","#
        + #""before":[{"container":"BOX1","list":"VAULTS","seal":"S1","vault":"V1"}],"#
        + #""differs":"box","now":[{"container":"BOX2","list":"VAULTS","seal":"S2","vault":"V1"}]}]"#
    )
    #expect(
      try member("resealed", kit)
        == #"[{"before":["S1"],"container":"BOX1","now":["S3"],"vault":"V1"}]"#)
  }

  @Test(arguments: ["q4", "q1"])
  func withoutPlaces(audit: String) throws {
    let kit = try quarters { _ in }
    try FileManager.default.removeItem(atPath: kit.folder.path("\(audit)/private/places.csv"))
    let outcome = try kit.folder.touchstone("diff", "q4", "q1")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasSuffix(
        "\nvaults, boxes and seals are not compared: no file \(audit)/private/places.csv\n"))
    #expect(try member("moved-bars", kit) == #""not compared""#)
    #expect(try member("resealed-boxes", kit) == #""not compared""#)
    #expect(try member("places-missing", kit) == #"["\#(audit)\/private\/places.csv"]"#)
  }

  @Test func placesOfAnotherAudit() throws {
    let kit = try quarters { _ in }
    let path = "q1/private/places.csv"
    let text = try kit.folder.text(path)
    for other in [
      text.replacingOccurrences(of: "2002", with: "2003"),
      text.replacingOccurrences(of: "900,VAULTS", with: "900,VAULT"),
      "bar_id,list,vault_id,container_id,seal_no\n",
    ] {
      try kit.folder.write(other, to: path)
      let outcome = try kit.folder.touchstone("diff", "q4", "q1")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "touchstone: \(path): these are not the places of the audit's bars\n"))
    }
  }

  /// The table names twenty; JSON all.
  @Test func manyChanges() throws {
    let rows = (10..<40).map { number in
      "AU,RAND,Rand,AA10\(number),2024,GD400,400.125,ozt,999.9,400.085,london,V1,BOX1,S1,ACC,"
        + "allocated,2025-01-15,,2025-12-31,full,2025-01-15,C1,\n"
    }.joined()
    let kit = EngagementKit()
    kit["bars.csv"] += rows
    _ = try kit.audit(out: "q4")
    kit.replace("snapshot: 2025-Q4", with: "snapshot: 2026-Q1")
    kit.replace("as-of: 2025-12-31T15:00:00Z", with: "as-of: 2026-03-31T15:00:00Z")
    kit["bars.csv"] = kit["bars.csv"].replacingOccurrences(of: "BOX1", with: "BOX2")
    _ = try kit.audit(out: "q1")
    let lines = try kit.folder.touchstone("diff", "q4", "q1").output.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("  box: ") } == 20)
    #expect(lines.contains("  and 12 more: --json names all"))
    #expect(try member("moved-bars", kit) == #""32""#)
    #expect(try member("moved", kit).components(separatedBy: "differs").count == 33)
  }
}
