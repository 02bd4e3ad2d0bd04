import Disclosure
import Foundation
import TestSupport
import Testing

/// What version 1 published once. These files are never made anew: every later version of the tool
/// must accept them as they are.
@Suite struct VersionOneTests {
  private static let folder = packageRoot + "/spec/vectors/version-1"

  @Test func theStatementIsReadAndWrittenAsItIs() throws {
    let text = try contents(Self.folder + "/statement.txt")
    #expect(try Array(Statement(parsing: text).text().utf8) == text)
  }

  @Test(arguments: [
    ("holder-proof.json", ["--holder", "zoë@example.org", "--balance", "310000"]),
    ("bar-proof.json", ["--issuer", "shortfall.example"]),
  ])
  func theProofsAreAccepted(name: String, options: [String]) throws {
    let statement = Self.folder + "/statement.txt"
    let proof = "\(Self.folder)/\(name)"
    let outcome = try run(
      touchstonePath, ["verify", proof, "--statement", statement] + options, in: packageRoot)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let second = try verifyPy(["proof", proof, "--statement", statement])
    #expect(second.status == 0, "\(second.errors)")
  }

  @Test func thePublicationIsAccepted() throws {
    let outcome = try verifyPy(["publication", Self.folder])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
