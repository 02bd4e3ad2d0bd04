import ArgumentParser
import Hashing

/// The command line: one subcommand a file in `Commands/`.
@main
struct Touchstone: ParsableCommand {
  /// Wrong usage is told under the tool's name, like every other message.
  static let _errorLabel = "touchstone"

  static let configuration = CommandConfiguration(
    commandName: "touchstone",
    abstract: "Audit a gold-backed token: every holder counted, every bar tied to the claims.",
    discussion: """
      Example:
        touchstone init demo
        touchstone audit demo/audit.yaml --out demo-out
        touchstone prove --audit demo-out --holder alice -o alice.json
        touchstone verify alice.json --statement demo-out/publication/statement.txt \\
          --holder alice --balance 800000.50

      TOUCHSTONE_SHA256=avx512|shani|openssl forces a way to hash; the fastest runs otherwise.
      Exit status: 0 proven or covered; 1 checked and not so; 2 could not check; 64 wrong usage.
      """,
    subcommands: [
      Init.self, AuditCommand.self, Recompute.self, Prove.self, Verify.self, Fsck.self, Tree.self,
      Bars.self, Sample.self, Diff.self, Rules.self, Keygen.self, Sign.self, Open.self,
      LogCommand.self,
      WitnessCommand.self, VerifyLog.self, BundleCommand.self,
      TimestampCommand.self, CMSCommand.self,
    ])

  private static let versionText = "touchstone 0.1.0 (statement 1, proof 1, tree counted-sum/1)"

  @Flag(help: "Show the version.")
  var version = false

  @Flag(help: "With --version: show also which SHA-256 kernel runs on this machine.")
  var verbose = false

  /// Answers here, before a subcommand is looked for, so that '--version' needs nothing else.
  func validate() throws {
    guard version else {
      guard !verbose else { throw ValidationError("--verbose goes with --version") }
      return
    }
    guard verbose else { throw CleanExit.message(Self.versionText) }
    let hash: BatchHasher
    do {
      hash = try BatchHasher.chosen()
    } catch {
      Console.complain("\(error)")
      throw ExitCode(Verdict.unchecked.rawValue)
    }
    let others = BatchHasher.Kernel.allCases.filter { $0.isSupported && $0 != hash.kernel }
    let rest =
      others.isEmpty ? "" : "; also here: " + others.map(\.rawValue).joined(separator: ", ")
    throw CleanExit.message(Self.versionText + "\nsha256 \(hash.kernel.rawValue)\(rest)")
  }
}
