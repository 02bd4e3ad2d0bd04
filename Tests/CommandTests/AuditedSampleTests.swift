import Foundation
import Testing

/// A sample from the draft audit to the final one: rules S01, S02 and W06 in `audit`.
@Suite struct AuditedSampleTests {
  /// Draws every bar of a draft audit of 12, fills the paper in, and audits again into `final`.
  private static func audit(
    _ kit: SamplingKit, fill change: (Int, inout [String]) -> Void = { _, _ in }
  ) throws -> Outcome {
    let drawn = try kit.sample("-o", "paper.csv")
    #expect(drawn.status == 0, "\(drawn.errors)")
    var lines = try kit.folder.text("paper.csv").split(separator: "\n").map(String.init)
    for number in lines.indices.dropFirst() {
      var cells = lines[number].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      cells.replaceSubrange(14..., with: ["yes", cells[9], "", cells[7], "", ""])
      change(number, &cells)
      lines[number] = cells.joined(separator: ",")
    }
    kit.kit["filled.csv"] = lines.joined(separator: "\n") + "\n"
    kit.kit["audit.yaml"] +=
      "sample: { audit: out, nonce: \(SamplingKit.nonce), results: filled.csv }\n"
    return try kit.kit.audit(out: "final")
  }

  private static func findings(_ kit: SamplingKit) throws -> [String] {
    try kit.folder.text("final/publication/findings.json").split(separator: "\n")
      .filter { $0.contains("\"rule\":\"S0") || $0.contains("\"rule\":\"W06\"") }.map(String.init)
  }

  @Test func aCleanSampleIsToldAndChangesNoFigure() throws {
    let kit = try SamplingKit(12)
    let outcome = try Self.audit(kit)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let found = try Self.findings(kit)
    #expect(found.count == 1)
    #expect(found[0].contains("\"severity\":\"information\""))
    #expect(found[0].contains("\"nonce\":\"\(SamplingKit.nonce)\""))
    let (draft, final) = (
      try kit.folder.text("out/publication/statement.txt"),
      try kit.folder.text("final/publication/statement.txt")
    )
    func line(_ text: String, _ key: String) -> Substring? {
      text.split(separator: "\n").first { $0.hasPrefix(key + " ") }
    }
    #expect(line(draft, "inventory") == line(final, "inventory"))
    #expect(line(final, "not-tested")?.contains("S01") == false)
    let inputs = try kit.folder.text("final/publication/inputs.txt")
    for role in ["sample-bars", "sample-results", "sample-statement"] {
      #expect(inputs.contains("\n\(role) "))
    }
    #expect(try kit.kit.recompute(out: "final").status == 0)
  }

  @Test func aBarThatWasNotFoundDoesNotCount() throws {
    let kit = try SamplingKit(12)
    let outcome = try Self.audit(kit) { number, cells in
      switch number {
      case 1: cells.replaceSubrange(14..., with: ["no", "", "", "", "", "empty box"])
      case 2: cells[17] = "OTHER"
      case 3: cells[15] = "1.000"
      default: break
      }
    }
    #expect(outcome.status < 2, "\(outcome.errors)")
    #expect(outcome.output.contains("bars         10 accepted of 12 listed"))
    let found = try Self.findings(kit)
    #expect(found.count { $0.contains("\"rule\":\"S02\"") } == 2)
    #expect(found.count { $0.contains("\"rule\":\"W06\"") } == 1)
    let verified = try verifyPy(["publication", "final/publication"], in: kit.folder.path)
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test func aSampleOfAnotherAuditIsRefused() throws {
    let kit = try SamplingKit(12)
    kit.kit.replace("snapshot: 2025-Q4", with: "snapshot: 2026-Q1")
    let outcome = try Self.audit(kit)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "touchstone: out/publication/statement.txt: the sample was drawn from an audit of "
        + "another issuer, asset or snapshot\n")
    #expect(!kit.folder.exists("final"))
  }
}
