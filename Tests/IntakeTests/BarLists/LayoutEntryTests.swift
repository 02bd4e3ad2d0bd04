import Audit
import Diagnostics
import TestSupport
import Testing

@testable import Intake

/// The keys of a bar list's entry that say what its profile leaves open.
@Suite struct LayoutEntryTests {
  private let scratch = Scratch()

  private func engagement(_ entry: String) throws -> Engagement {
    let text = """
      touchstone: 1
      issuer: a.example
      snapshot: S1
      as-of: 2025-12-31T15:00:00Z
      asset: { symbol: A, decimals: 2, peg: USD }
      liabilities: { mode: secret, key: k, holders: [{ file: h.csv }], other-claims: "0" }
      reserve:
        public: true
        bar-lists:
          - { file: b.csv, profile: columns\(entry) }
      price: { usd-per-ozt: "1", session: S, date: 2025-12-31, evidence: p }
      policy: { haircut-bp: "0", buffer-bp: "0", fine-tolerance-ozt: "0.001" }

      """
    return try EngagementReader.read(scratch.file("audit.yaml", text), knownRules: [])
  }

  @Test func allKeys() throws {
    let layout = try engagement(
      ", columns: { serial: Bar No, fineness: \"‰\" }, ignore: [Photo, zip], "
        + "assay-scale: permille, defaults: { status: allocated, metal: AU }"
    ).barLists[0].layout
    // In the order of the canonical header, whatever the order in the file.
    #expect(layout.columns.map(\.name) == ["serial", "fineness"])
    #expect(layout.columns.map(\.text) == ["Bar No", "‰"])
    #expect(layout.ignored.map(\.text) == ["Photo", "zip"])
    #expect(layout.assayScale?.text == "permille")
    #expect(layout.defaults.map(\.name) == ["metal", "status"])
    #expect(layout.defaults[1].location.line == 10)
  }

  @Test func absentKeysSayNothing() throws {
    #expect(try engagement("").barLists[0].layout == Engagement.BarListLayout())
  }

  @Test(arguments: [
    (
      ", columns: { Serial: a }", "audit.yaml:10:51: unknown key 'Serial'\nhint: the keys here are "
    ),
    (", columns: { serial: a, serial: b }", "audit.yaml:10:51: duplicate key 'serial'"),
    (", columns: { serial: [a] }", "audit.yaml:10:59: expected a single value"),
    (", columns: { serial: \"\" }", "audit.yaml:10:59: serial is empty"),
    (", columns: { serial: \" a\" }", "audit.yaml:10:59: serial has white space at one end"),
    (", columns: {}", "audit.yaml:10:49: nothing is said here"),
    (", columns: [serial]", "audit.yaml:10:49: expected keys with values"),
    (", ignore: Photo", "audit.yaml:10:48: expected a list"),
    (
      ", defaults: { serial: a }",
      "audit.yaml:10:52: unknown key 'serial'\nhint: the keys here are "
    ),
    (
      ", defaults: { year: 2024 }", "audit.yaml:10:52: unknown key 'year'\nhint: the keys here are "
    ),
    (", default: {}", "audit.yaml:10:40: unknown key 'default'\nhint: the keys here are file, "),
  ])
  func defects(entry: String, message: String) {
    let whole = complaint { _ = try engagement(entry) }
    #expect(whole.hasPrefix(message), "\(whole)")
  }
}
