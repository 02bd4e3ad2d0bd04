import Foundation
import Testing

/// What a holder tells the verifier, and what he is told.
@Suite struct VerifyOptionTests {
  private static func kit() throws -> EngagementKit {
    let kit = EngagementKit()
    kit["private/snapshot.key"] = String(repeating: "5a", count: 32) + "\n"
    #expect(try kit.audit().status == 0)
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--holder", "bob", "-o", "p")
    #expect(made.status == 0)
    return kit
  }

  private static let trust = ["--statement", "out/publication/statement.txt"]

  @Test(arguments: [
    (["--holder", "alice", "--balance", "500000.25"], "wrong-id: the proof is for another id"),
    (["--holder", "BOB", "--balance", "500000.25"], "wrong-id: the proof is for another id"),
    (
      ["--holder", "bob", "--balance", "500000.24"],
      "wrong-amount: the proof is for another balance"
    ),
    (
      ["--holder", "bob", "--balance", "500000.250"],
      "wrong-amount: the proof is for another balance"
    ),
    (["--holder", "bob", "--balance", "0"], "wrong-amount: the proof is for another balance"),
    (
      ["--issuer", "kit.example"], "wrong-issuer: the statement is of issuer 'kit.example/reserves'"
    ),
    (["--snapshot", "2025-Q3"], "wrong-snapshot: the statement is for snapshot '2025-Q4'"),
    (
      ["--max-age", "0"], "stale: the statement is as of 2025-12-31T15:00:00Z, more than 0 days ago"
    ),
  ])
  func itIsNotWhatIsExpected(options: [String], refusal: String) throws {
    let kit = try Self.kit()
    if options[0] == "--max-age" {
      // As of the far past or the far future, whatever the day on which the test runs.
      kit.replace("2025-12-31T15:00:00Z", with: "1999-12-31T15:00:00Z")
      // Prices and blocks of another time block the audit; its proofs are as good.
      #expect(try kit.audit(out: "old").status == 1)
      let made = try kit.folder.touchstone("prove", "--audit", "old", "--holder", "bob", "-o", "p")
      #expect(made.status == 0)
    }
    let isOld = options[0] == "--max-age"
    let statement = (isOld ? "old" : "out") + "/publication/statement.txt"
    let outcome = try run(
      touchstonePath, ["verify", "p", "--statement", statement] + options, in: kit.folder.path)
    let expected = isOld ? refusal.replacing("2025", with: "1999") : refusal
    #expect(outcome.status == 1)
    #expect(outcome.output == "not proven: \(expected)\n")
    #expect(outcome.errors == "touchstone: p: \(expected)\n")
    let second = try verifyPy(
      ["proof", "p", "--statement", statement] + options, in: kit.folder.path)
    #expect(second.status == 1)
    let kind = expected.prefix { $0 != ":" }
    #expect(second.errors.hasPrefix("verify.py: \(kind): "), "\(second.errors)")
  }

  @Test func aStatementFromTheFuture() throws {
    let kit = EngagementKit()
    kit.replace("2025-12-31T15:00:00Z", with: "9999-12-31T15:00:00Z")
    #expect(try kit.audit().status == 1)
    let folder = kit.folder
    #expect(
      try folder.touchstone("prove", "--audit", "out", "--holder", "bob", "-o", "p").status == 0)
    let outcome = try run(
      touchstonePath, ["verify", "p", "--max-age", "100000000"] + Self.trust, in: folder.path)
    #expect(outcome.status == 1)
    #expect(
      outcome.output
        == "not proven: stale: the statement is dated in the future, 9999-12-31T15:00:00Z\n")
  }

  @Test(arguments: [
    ["--holder", "bob", "--balance", "500000.25"],
    ["--issuer", "kit.example/reserves"], ["--snapshot", "2025-Q4"],
    ["--max-age", "18446744073709551615"], ["--max-age", "36500"],
  ])
  func itIsWhatIsExpected(options: [String]) throws {
    let kit = try Self.kit()
    let outcome = try run(
      touchstonePath, ["verify", "p"] + Self.trust + options, in: kit.folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let own = "Id and amount were taken from the proof file: compare them with your own records."
    #expect(outcome.output.contains(own) == (options[0] != "--holder"))
  }

  @Test func aloneItShowsOnlyThatTheProofFitsItself() throws {
    let kit = try Self.kit()
    let none = try kit.folder.touchstone("verify", "p")
    #expect(none.status == 2)
    #expect(none.output == "")
    #expect(
      none.errors == """
        touchstone: no statement to check against
        hint: give --statement FILE with the published statement, or --self to see only whether \
        the proof fits the text it carries

        """)
    let own = try kit.folder.touchstone("verify", "p", "--self")
    #expect(own.status == 0)
    #expect(own.output.contains("It is shown only against the text inside the proof file\n"))
    #expect(own.output.contains("which nobody vouched for: whoever made the proof made that text."))
    #expect(!own.output.contains("on the word of"))
  }

  @Test(arguments: [
    ["verify"], ["verify", "p", "q"], ["verify", "p", "--statement"],
    ["verify", "p", "--statement", "s", "--self"], ["verify", "p", "--holder", "bob"],
    ["verify", "p", "--balance", "1"], ["verify", "p", "--max-age", "-1"],
    ["verify", "p", "--max-age", "soon"], ["verify", "p", "--max-age", "18446744073709551616"],
    ["verify", "p", "--holder", "bob", "--balance", "1,000"],
    ["verify", "p", "--holder", "bob", "--balance", "+5"],
    ["verify", "p", "--holder", "bob", "--balance", "007"],
    ["verify", "p", "--holder", "bob", "--balance", ""],
    ["verify", "p", "--unknown"], ["prove", "--audit", "out"], ["prove", "--holder", "bob"],
    ["prove", "--audit", "out", "--holder", "bob", "--bar", "b"],
    ["prove", "--audit", "out", "--holder", "bob", "--all", "x"],
    ["prove", "--audit", "out", "--all", "x", "-o", "f"], ["audit"], ["audit", "audit.yaml"],
    ["audit", "--out", "x"], ["audit", "audit.yaml", "b.yaml", "--out", "x"], ["recompute"],
    ["recompute", "audit.yaml"], ["tree", "h.csv"], ["tree", "--decimals", "2", "h.csv"],
    ["tree", "--decimals", "19", "--key-file", "k", "h.csv"],
    ["tree", "--decimals", "-1", "--key-file", "k", "h.csv"],
    ["tree", "--decimals", "2", "--key-file", "k"], ["bars"], ["bars", "--profile"], ["init"],
    ["init", "a", "b"], ["nothing"], ["--nothing"], ["rules", "a", "b"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let folder = TemporaryFolder()
    let outcome = try run(touchstonePath, arguments, in: folder.path)
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(outcome.errors.contains("Usage: touchstone"), "\(outcome.errors)")
    #expect(folder.listing() == [])
  }

  @Test func filesThatCannotBeRead() throws {
    let kit = try Self.kit()
    let folder = kit.folder
    try folder.write("", to: "empty")
    let none = "cannot open the file: no such file or directory"
    for (arguments, message) in [
      (["x"] + Self.trust, "x: \(none)"),
      (["p", "--statement", "x"], "x: \(none)"),
      (["out"] + Self.trust, "out: is a directory, not a file"),
      (["p", "--statement", "out"], "out: is a directory, not a file"),
      (
        ["p", "--statement", "empty"],
        "empty: malformed-statement: the text does not end with a line feed"
      ),
      (["p", "--statement", "p"], nil),
    ] as [([String], String?)] {
      let outcome = try run(touchstonePath, ["verify"] + arguments, in: folder.path)
      #expect(outcome.status == 2, "\(arguments)")
      #expect(outcome.output == "")
      if let message { #expect(outcome.errors == "touchstone: \(message)\n") }
    }
  }
}
