import Foundation
import TestSupport
import Testing

/// The sample of a whole year's publication.
@Suite struct FourQuartersTests {
  private let sample = packageRoot + "/samples/four-quarters"

  /// The story goes as its README tells it; the script stops at the first thing that is not caught.
  @Test func theStory() throws {
    let folder = TemporaryFolder()
    let outcome = try run(
      tool("bash", package: "bash"), [sample + "/story.sh", touchstonePath, folder.path("story")],
      in: folder.path)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    for line in [
      "\nok: witnessed by w1.example 20", "\nall holds\n", "touchstone: equivocation: entry 1 ",
      "touchstone: rollback: the log had 4 entries before", "touchstone: rollback: kept: ",
      "touchstone: fork: kept-in-Q2: ", "touchstone: quorum-not-met: ",
      "touchstone: fork: alice.bundle: ",
      "touchstone: not-logged: entry 2: the kept file of its bars",
      "touchstone: broken-chain: 2024-Q4 ", "touchstone: key-not-valid: entry 0: ",
    ] { #expect(outcome.output.contains(line), "\(line)\n\(outcome.output)") }
  }

  /// What was published once is read for ever.
  @Test func whatWasPublished() throws {
    let folder = TemporaryFolder()
    let published = sample + "/published"
    let log = try folder.touchstone(
      "verify-log", published + "/log", "--policy", published + "/policy.txt", "--since",
      published + "/kept-checkpoint", "--since", published + "/alice.bundle")
    #expect(log.status == 0, "\(log.errors)")
    #expect(log.output.contains(": 4 entries, root "))
    let arguments = [
      published + "/alice.bundle", "--policy", published + "/policy.txt", "--holder", "alice",
      "--balance", "800000.50",
    ]
    let bundle = try run(touchstonePath, ["verify"] + arguments, in: folder.path)
    #expect(bundle.status == 0, "\(bundle.errors)")
    let second = try run(
      tool("python3", package: "python3"),
      [packageRoot + "/spec/verifier/bundle.py"] + arguments, in: folder.path)
    #expect(second.status == 0, "\(second.errors)")
    // No secret key went along.
    for name in FileManager.default.enumerator(atPath: published)!.allObjects {
      let text = (try? contents("\(published)/\(name)")).map { String(decoding: $0, as: UTF8.self) }
      #expect(text?.contains("PRIVATE") != true, "\(name)")
    }
  }
}
