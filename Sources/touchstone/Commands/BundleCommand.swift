import ArgumentParser
import Diagnostics
import Disclosure
import Hashing
import Intake
import Publication
import TransparencyLog
import TreeStore

/// `touchstone bundle`.
struct BundleCommand: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Put a holder's proof together with all that vouches for it.",
    discussion: """
      A bundle holds the proof file as it is, the signed statement and the proof of logging. The \
      holder checks it with your policy alone, offline. No bundle is written that he would not \
      accept.

      Example:
        touchstone bundle alice.json --note q4.note --log-proof q4.tlog-proof \\
          --policy policy.txt -o alice.bundle
        touchstone verify alice.bundle --policy policy.txt --holder alice --balance 800000.50

      Exit status: 0 written; 1 the parts do not go together or the policy is not satisfied; 2 \
      something could not be read.
      """)

  @Argument(help: "The proof file.")
  var proof: String

  @Option(help: "The signed statement.")
  var note: String

  @Option(help: "The proof that the statement is in the log.")
  var logProof: String

  @Option(help: "The policy that the bundle must satisfy.")
  var policy: String

  @Option(name: .shortAndLong, help: "Write the bundle to this file.")
  var output: String?

  func check() throws -> Verdict {
    let trust = try PolicyFile.read(policy)
    let bundle = HolderBundle(
      proof: try InputFile.contents(proof, limit: ProofFile.maximumBytes),
      note: try InputFile.contents(note, limit: SignedNote.maximumBytes),
      logProof: try InputFile.contents(logProof, limit: SignedNote.maximumBytes))
    for (file, bytes) in [(proof, bundle.proof), (note, bundle.note), (logProof, bundle.logProof)]
    where String(validating: bytes, as: UTF8.self) == nil {
      throw InputError("the file is not valid UTF-8", file: file)
    }
    let bytes = bundle.encoded()
    let verifier = BundleVerifier(
      policy: trust, expectations: ProofVerifier.Expectations(), now: .now)
    _ = try verifier.verify(bytes, hash: OpenSSLBatchHash())
    if let output {
      try OutputFile.replace(output, with: bytes)
    } else {
      try Console.write(bytes)
    }
    return .affirmed
  }
}
