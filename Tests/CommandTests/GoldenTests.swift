import TestSupport
import Testing

/// The samples' published bytes, kept in the repository. When a format changes on purpose, audit
/// the sample anew and copy the four files of `publication/` to `expected/`.
@Suite struct GoldenTests {
  @Test(arguments: ["usdkg-2025-q4", "shortfall"])
  func publicationIsTheCommittedOne(sample: String) throws {
    let folder = TemporaryFolder()
    let source = "\(packageRoot)/samples/\(sample)"
    _ = try folder.touchstone("audit", "\(source)/audit.yaml", "--out", "out")
    for name in ["statement.txt", "findings.json", "inputs.txt", "bars.csv"] {
      let fresh = try folder.bytes("out/publication/\(name)")
      #expect(try fresh == contents("\(source)/expected/\(name)"), "\(sample)/\(name)")
    }
  }
}
