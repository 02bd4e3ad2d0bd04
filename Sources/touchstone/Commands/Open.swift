import ArgumentParser
import Diagnostics
import Notation
import TransparencyLog

/// `touchstone open`.
struct Open: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the text of a signed note, once a trusted key's signature was verified.",
    discussion: """
      Who signed goes to standard error, the text to standard output. Signatures of other keys \
      are named as not verified: they are worth nothing.

      Example:
        touchstone open statement.note --trust issuer.key.pub --trust auditor.key.pub

      Exit status: 0 a trusted key signed; 1 none did, or a trusted key's signature is false; \
      2 the note or a key could not be read.
      """)

  @Argument(help: "The signed note.")
  var note: String

  @Option(help: "A public key, or its file; may be repeated.")
  var trust: [String] = []

  func validate() throws {
    guard !trust.isEmpty else { throw ValidationError("give at least one key with --trust") }
  }

  func check() throws -> Verdict {
    let keys = try trust.map { try PublicKeyFile.read($0) }
    let opened: VerifiedNote
    do {
      opened = try NoteFile.read(note).verified(by: keys)
    } catch let refusal as LogRefusal {
      Console.complain("\(note): \(refusal)")
      return refusal.failure.exitStatus == 1 ? .denied : .unchecked
    }
    for signature in opened.verified {
      let time = signature.time.flatMap { Timestamp(secondsSinceEpoch: $0) }.map { " at \($0)" }
      Console.complain("signed by \(signature.key.label)\(time ?? "")")
    }
    for signature in opened.unverified { Console.complain("not verified: \(signature.label)") }
    try Console.write(opened.text)
    return .affirmed
  }
}
