import ArgumentParser
import Diagnostics
import Foundation
import Hashing
import TransparencyLog
import TreeStore

/// `touchstone keygen`.
struct Keygen: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a key to sign statements, a log's checkpoints, or as a witness.",
    discussion: """
      The name is best a URL without scheme that you own: readers see it beside each signature. \
      The secret key goes into a new file with mode 0600, the public one beside it with '.pub', \
      and to standard output. Nothing is ever written over.

      Example:
        touchstone keygen --name usdkg.example/reserves -o issuer.key
        touchstone keygen --name w1.example --witness
      """)

  @Option(help: "The key's name, without white space and '+'.")
  var name: String

  @Option(
    name: .shortAndLong,
    help: "The new file for the secret key; without this option the name and .key.")
  var output: String?

  @Flag(help: "A key for a witness: it signs checkpoints with their time, and nothing else.")
  var witness = false

  func validate() throws {
    guard KeyName.isValid(name) else {
      throw ValidationError("--name must not be empty, nor have white space or '+'")
    }
  }

  func check() throws -> Verdict {
    let output = output ?? fileName
    let published = output + ".pub"
    for path in [output, published] where FileManager.default.fileExists(atPath: path) {
      throw InputError(
        "the file exists", file: path, hint: "a key is never written over; give another name")
    }
    guard let secret = Ed25519PrivateKey.random() else {
      throw InputError("no random key could be made")
    }
    let key = try SignerKey(name: name, kind: witness ? .cosignature : .note, key: secret)
    let text = "\(key.verifier)\n"
    try OutputFile.create(output, with: Array((key.secretText + "\n").utf8), isPrivate: true)
    do {
      try OutputFile.create(published, with: Array(text.utf8))
    } catch {
      unlink(output)
      throw error
    }
    try Console.write(text)
    return .affirmed
  }

  /// The name with a hyphen for whatever a file's name should not have.
  private var fileName: String {
    let bytes = name.utf8.map { byte in
      let isPlain = byte < 0x80 && Unicode.Scalar(byte).properties.isAlphabetic
      return isPlain || (0x30...0x39).contains(byte) || byte == 0x2E ? byte : 0x2D
    }
    return String(decoding: bytes, as: UTF8.self) + ".key"
  }
}
