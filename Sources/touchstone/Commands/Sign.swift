import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Notation
import TransparencyLog
import TreeStore

/// `touchstone sign`.
struct Sign: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Sign a statement, as its issuer or as an auditor.",
    discussion: """
      Issuer and auditors sign the same text. The issuer's signature makes it his assertion; an \
      auditor's says that the named rules over the named inputs gave these bytes. Where the note \
      exists, its other signatures are kept.

      Example:
        touchstone sign q4/publication/statement.txt --key issuer.key
        touchstone sign q4/publication/statement.txt --key auditor.key

      An auditor's letter is a note of its own; it must contain the SHA-256 of the statement that \
      it is about:
        touchstone sign letter.txt --cites q4/publication/statement.txt --key auditor.key
      """)

  @Argument(help: "The statement's text, or a letter with --cites.")
  var statement: String

  @Option(help: "The file with the secret key.")
  var key: String

  @Option(help: "The statement that a letter is about.")
  var cites: String?

  @Option(
    name: .shortAndLong,
    help: "The note; without this option it stands beside the text and ends in .note.")
  var output: String?

  func check() throws -> Verdict {
    let text = try readText()
    let signer = try SecretKeyFile.read(key, kind: .note)
    let path = output ?? notePath
    var note: SignedNote
    if FileManager.default.fileExists(atPath: path) {
      note = try NoteFile.read(path)
      guard note.holds(text) else {
        throw InputError(
          "the note is over another text than \(statement)", file: path,
          hint: "give another file with -o")
      }
    } else {
      do { note = try SignedNote(text: text) } catch {
        throw InputError(error.description, file: statement)
      }
    }
    try note.add(signer.sign(text))
    try OutputFile.replace(path, with: note.encoded())
    let digest = Hex.encode(SHA256.hash(text).bytes)
    try Console.write(
      "signed \(digest) as \(signer.verifier.label)\n"
        + "\(FigureText.count(note.signatures.count, "signature")) in \(path)\n")
    return .affirmed
  }

  private func readText() throws -> [UInt8] {
    guard let cites else { return try StatementFile.read(statement).text }
    let digest = Hex.encode(SHA256.hash(try StatementFile.read(cites).text).bytes)
    let text = try InputFile.contents(statement, limit: SignedNote.maximumBytes)
    guard String(decoding: text, as: UTF8.self).contains(digest) else {
      throw InputError(
        "the letter does not contain the statement's SHA-256", file: statement,
        hint: "it is \(digest)")
    }
    return text
  }

  /// The text's path with `.note` in the place of `.txt`.
  private var notePath: String {
    (statement.hasSuffix(".txt") ? String(statement.dropLast(4)) : statement) + ".note"
  }
}
