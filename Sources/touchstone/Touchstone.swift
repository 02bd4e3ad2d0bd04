import ArgumentParser

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

      Exit status: 0 proven or covered; 1 checked and not so; 2 could not check; 64 wrong usage.
      """,
    version: "touchstone 0.1.0 (statement 1, proof 1, tree counted-sum/1)",
    subcommands: [
      Init.self, AuditCommand.self, Recompute.self, Prove.self, Verify.self, Fsck.self, Tree.self,
      Bars.self, Sample.self, Diff.self, Rules.self,
    ])
}
