import Foundation
import Testing

/// `touchstone-bench` on a few rows: what it says about speed is not tested, that it measures is.
@Suite struct BenchTests {
  private let folder = TemporaryFolder()

  /// Also shows that each kind of generated file is one that `touchstone tree` takes.
  @Test(arguments: ["uuid-6", "uuid-18", "address-6", "address-18", "email-6", "email-18"])
  func measuresEachKindOfFile(kind: String) throws {
    let arguments = ["--holders", "300", "--rounds", "2", "--data", kind, "--json", "runs.json"]
    let outcome = try run(benchPath, arguments, in: folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("whole build, 300 holders, \(kind)"))
    let data = try Data(contentsOf: URL(fileURLWithPath: folder.path("runs.json")))
    let document = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(document["format"] as? String == "touchstone/bench/1")
    let results = try #require(document["results"] as? [[String: Any]])
    #expect(results.count == 2)
    let series = results.flatMap { $0["series"] as? [[String: Any]] ?? [] }
    #expect(series.contains { $0["name"] as? String == "openssl 97 bytes" })
    #expect(series.contains { $0["name"] as? String == "build wall" })
    for one in series {
      let runs = try #require(one["runs"] as? [Double])
      #expect(runs.count == 2 && runs.allSatisfy { $0 > 0 }, "\(one["name"] ?? "")")
    }
    for ratio in results.flatMap({ $0["ratios"] as? [[String: Any]] ?? [] }) {
      #expect((ratio["runs"] as? [Double])?.count == 2)
    }
  }

  @Test(arguments: [["--holders", "0"], ["--data", "uuid-7"], ["--rounds", "0"]])
  func wrongUsage(arguments: [String]) throws {
    #expect(try run(benchPath, arguments, in: folder.path).status == 64)
  }

  @Test func aMissingToolIsAnError() throws {
    let outcome = try run(benchPath, ["--touchstone", "/nowhere/touchstone"], in: folder.path)
    #expect(outcome.status != 0)
    #expect(outcome.errors.contains("/nowhere/touchstone"))
  }
}
