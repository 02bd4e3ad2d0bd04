import Foundation
import Testing

/// Written decisions on findings, from `dispositions.csv` to the published bytes.
@Suite struct DispositionTests {
  private static let header = "finding_id,decision,by,date,evidence_file,note\n"

  /// A kit whose second bar is pledged, so that rule E01 excludes it.
  private static func pledged(restorable: String = "") -> EngagementKit {
    let kit = EngagementKit()
    kit.replace(
      "ACC,allocated,2025-01-15,,2025-12-31,full,2025-01-15,C2",
      with: "ACC,pledged,2025-01-15,,2025-12-31,full,2025-01-15,C2", in: "bars.csv")
    kit.replace("waived: []", with: "waived: [], restorable: [\(restorable)]")
    kit["why.txt"] = "the pledge ended on 2025-12-30\n"
    return kit
  }

  /// The ids of a rule's findings.
  private static func ids(of rule: String, in kit: EngagementKit) throws -> [String] {
    try kit.folder.text("out/publication/findings.json").split(separator: "\n")
      .filter { $0.contains("\"rule\":\"\(rule)\"") }
      .map { String($0.dropFirst(7).prefix(20)) }
  }

  /// Audits, decides on the first finding of `rule`, and audits again into `out2`.
  private static func decide(
    _ decision: String, on rule: String, in kit: EngagementKit, evidence: String = "why.txt"
  ) throws -> Outcome {
    #expect(try kit.audit().status < 2)
    let id = try #require(try ids(of: rule, in: kit).first)
    kit["dispositions.csv"] =
      header + "\(id),\(decision),A. Auditor,2026-01-05,\(evidence),not published\n"
    kit["audit.yaml"] += "dispositions: dispositions.csv\n"
    return try kit.audit(out: "out2")
  }

  private static func verified(_ kit: EngagementKit) throws -> String {
    try verifyPy(["publication", "out2/publication"], in: kit.folder.path).output
  }

  @Test func aRestoredBarCounts() throws {
    let kit = Self.pledged(restorable: "E01")
    let outcome = try Self.decide("restored", on: "E01", in: kit)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("bars         2 accepted of 2 listed"))
    #expect(outcome.output.contains("0 findings undisposed"))
    #expect(outcome.output.contains("G01 information x1: written decisions on findings"))
    let findings = try kit.folder.text("out2/publication/findings.json")
    #expect(
      findings.contains(
        #""disposition":{"by":"A. Auditor","date":"2026-01-05","decision":"restored","#))
    #expect(findings.contains(#""dispositions":"1","restored-bars":"1","restored-mozt":"396777""#))
    #expect(!findings.contains("not published"))
    #expect(try kit.folder.text("out2/private/findings-detail.json").contains("not published"))
    #expect(try kit.folder.text("out2/publication/inputs.txt").contains("evidence:disposition "))
    #expect(try kit.folder.text("out2/publication/report.html").contains("A. Auditor"))
    #expect(try Self.verified(kit).hasPrefix("ok: "))
    #expect(try kit.recompute(out: "out2").status == 0)
  }

  @Test(arguments: ["explained", "upheld"])
  func anExplainedBarStaysExcluded(decision: String) throws {
    let kit = Self.pledged()
    let outcome = try Self.decide(decision, on: "E01", in: kit)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("bars         1 accepted of 2 listed"))
    // C02 and C03 are left: nobody decided on them.
    #expect(outcome.output.contains("2 findings undisposed"))
    #expect(try kit.folder.text("out2/publication/findings.json").contains(decision))
    #expect(try Self.verified(kit).hasPrefix("ok: "))
  }

  @Test func aWarningOnTheResultIsDecidedToo() throws {
    let kit = EngagementKit()
    kit.replace("buffer-bp: \"0\"", with: "buffer-bp: \"900\"")
    kit["why.txt"] = "agreed\n"
    let outcome = try Self.decide("upheld", on: "C03", in: kit)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("0 findings undisposed"))
    #expect(try Self.verified(kit).hasPrefix("ok: "))
  }

  private static func refusal(_ outcome: Outcome, _ kit: EngagementKit) -> String {
    #expect(outcome.status == 2)
    #expect(!kit.folder.exists("out2"))
    return outcome.errors
  }

  @Test func nothingIsRestoredThatThePolicyDoesNotList() throws {
    let kit = Self.pledged(restorable: "D02")
    #expect(
      Self.refusal(try Self.decide("restored", on: "E01", in: kit), kit)
        == "touchstone: dispositions.csv:2:1: the policy does not let a disposition restore a bar "
        + "under rule E01\nhint: name the rule under policy: restorable, if issuer and auditor "
        + "agree\n")
  }

  @Test func aWarningRestoresNothing() throws {
    let kit = EngagementKit()
    kit.replace("buffer-bp: \"0\"", with: "buffer-bp: \"900\"")
    kit["why.txt"] = "agreed\n"
    #expect(
      Self.refusal(try Self.decide("restored", on: "C03", in: kit), kit)
        == "touchstone: dispositions.csv:2:1: the finding excludes no bar that could be restored\n"
        + "hint: decide 'explained' or 'upheld'\n")
  }

  @Test func whatBlocksIsNotDisposedOf() throws {
    let kit = EngagementKit()
    kit.replace("declared-bars: \"2\"", with: "declared-bars: \"3\"")
    kit["why.txt"] = "a slip\n"
    #expect(
      Self.refusal(try Self.decide("explained", on: "T01", in: kit), kit)
        .hasPrefix(
          "touchstone: dispositions.csv:2:1: a blocking finding cannot be disposed of\nhint: "))
  }

  @Test func informationAsksForNothing() throws {
    let kit = EngagementKit()
    kit["why.txt"] = "read\n"
    #expect(
      Self.refusal(try Self.decide("upheld", on: "C04", in: kit), kit)
        == "touchstone: dispositions.csv:2:1: the finding is information and asks for no decision\n"
    )
  }

  @Test func aFindingThatIsNotThereCannotBeDecided() throws {
    let kit = EngagementKit()
    kit["why.txt"] = "because\n"
    kit["dispositions.csv"] =
      Self.header + "E01-0123456789abcdef,explained,A,2026-01-05,why.txt,\n"
    kit["audit.yaml"] += "dispositions: dispositions.csv\n"
    let outcome = try kit.audit(out: "out2")
    #expect(
      Self.refusal(outcome, kit)
        == "touchstone: dispositions.csv:2:1: no finding of this audit has this id\n"
        + "hint: publication/findings.json has the ids; one that is gone needs no decision\n")
  }

  @Test func aDispositionNeedsItsEvidence() throws {
    let kit = Self.pledged()
    #expect(
      Self.refusal(
        try Self.decide("explained", on: "E01", in: kit, evidence: "gone.txt"), kit)
        == "touchstone: dispositions.csv:2:53: the evidence cannot be read: gone.txt: cannot open "
        + "the file: no such file or directory\nhint: a disposition rests on a file that shows why\n"
    )
  }
}
