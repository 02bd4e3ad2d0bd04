import Foundation
import Testing

/// The roll-forward from one quarter to the next.
@Suite struct DiffTests {
  /// Two audits of one engagement, a quarter apart; `change` is what happened in between.
  private func quarters(
    barsArePublic: Bool = true, isChained: Bool = true, _ change: (EngagementKit) -> Void
  ) throws -> EngagementKit {
    let kit = EngagementKit()
    if !barsArePublic { kit.replace("public: true", with: "public: false") }
    _ = try kit.audit(out: "q4")
    kit.replace("snapshot: 2025-Q4", with: "snapshot: 2026-Q1")
    kit.replace("as-of: 2025-12-31T15:00:00Z", with: "as-of: 2026-03-31T15:00:00Z")
    if isChained { kit["audit.yaml"] += "previous: q4/publication/statement.txt\n" }
    change(kit)
    _ = try kit.audit(out: "q1")
    return kit
  }

  private func json(_ kit: EngagementKit) throws -> [String: String] {
    let outcome = try kit.folder.touchstone("diff", "q4", "q1", "--json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any]).compactMapValues { $0 as? String }
  }

  @Test(arguments: [true, false])
  func aPledgedBarIsExcluded(barsArePublic: Bool) throws {
    let kit = try quarters(barsArePublic: barsArePublic) { kit in
      kit.replace(
        "398.450,ozt,995.8,396.777,london,V1,BOX1,S1,ACC,allocated",
        with: "398.450,ozt,995.8,396.777,london,V1,BOX1,S1,ACC,pledged", in: "bars.csv")
    }
    let way = try json(kit)
    #expect(way["opening-mozt"] == "796862" && way["closing-mozt"] == "400085")
    #expect(way["excluded-bars"] == "1" && way["excluded-mozt"] == "396777")
    #expect(way["left-bars"] == "0" && way["ties"] == "true" && way["chained"] == "true")
  }

  @Test func aBarWithAnotherWeightIsNamed() throws {
    let kit = try quarters(isChained: false) { kit in
      kit.replace("400.125,ozt,999.9,400.085", with: "400.100,ozt,999.9,400.060", in: "bars.csv")
      kit.replace("798.575", with: "798.550")
      kit.replace("796.862", with: "796.837")
    }
    let outcome = try kit.folder.touchstone("diff", "q4", "q1")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "re-weighed: AU|RAND|AA1001|2024|400125|ozt|999900 is now "
          + "AU|RAND|AA1001|2024|400100|ozt|999900\n"))
    #expect(outcome.output.contains("ties exactly\n"))
    #expect(outcome.output.contains("does not name the earlier one"))
  }

  @Test func whatIsNoSuccessionIsRefused() throws {
    let kit = try quarters { _ in }
    let back = try kit.folder.touchstone("diff", "q1", "q4")
    #expect(back.status == 2)
    #expect(
      back.errors
        == "touchstone: q4/publication/statement.txt: the second audit is not later than the "
        + "first\nhint: give the earlier audit first\n")
    try kit.folder.write("x", to: "q4/publication/bars.csv")
    #expect(try kit.folder.touchstone("diff", "q4", "q1").status == 2)
    #expect(try kit.folder.touchstone("diff", "nowhere", "q1").status == 2)
  }
}
