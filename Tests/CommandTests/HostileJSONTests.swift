import Disclosure
import Foundation
import TestSupport
import Testing

/// JSON that other parsers have stumbled over. None of it is a proof.
@Suite struct HostileJSONTests {
  private static let suite = packageRoot + "/../shared/data/vectors/json/nst_parsing.json"

  /// The public parsing test suite, on machines that have it.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: suite)))
  func theParsingSuite() throws {
    let entries = try JSONDecoder().decode(
      [[String: String]].self, from: Data(contents(Self.suite)))
    #expect(entries.count > 300)
    for entry in entries {
      let bytes = try #require(Data(base64Encoded: entry["b64"] ?? ""))
      #expect(throws: Refusal.self, "\(entry["name"] ?? "")") {
        try ProofFile(parsing: Array(bytes))
      }
    }
  }

  @Test(arguments: [
    "", " ", "\n", "null\n", "[]\n", "{}\n", "\"\"\n", "0\n",
    "{\"format\":\"touchstone/proof/1\"}\n",
    "{\"format\":\"touchstone/proof/1\",\"tree\":\"liabilities\",\"id\":\"a\"\n", "NaN\n", "-0\n",
    "{\"a\":1,\"a\":2}\n", "\u{FEFF}{}\n", "\"\\ud800\"\n", "\u{0}\n", "1e999\n",
  ])
  func thisIsNoProof(text: String) throws {
    let folder = TemporaryFolder()
    try folder.write(text, to: "p")
    let outcome = try folder.touchstone("verify", "p", "--self")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("touchstone: p: malformed-proof: "), "\(outcome.errors)")
  }

  @Test func deepNestingIsRefusedAtOnce() throws {
    let folder = TemporaryFolder()
    for unit in ["[", "{\"a\":", "\"\\"] {
      try folder.write(String(repeating: unit, count: 50_000), to: "p")
      #expect(try folder.touchstone("verify", "p", "--self").status == 2)
    }
  }
}
