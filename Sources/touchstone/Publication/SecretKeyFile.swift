import Diagnostics
import Foundation
import Intake
import TransparencyLog

/// A file with a secret key: its text form and a line feed.
enum SecretKeyFile {
  /// Reads a key, which must be of this kind. No message ever shows a part of it.
  static func read(_ path: String, kind: KeyKind) throws -> SignerKey {
    let text = try InputFile.contents(path, limit: 4096)
    let key: SignerKey
    do {
      key = try SignerKey(parsing: try PublicKeyFile.line(text, file: path))
    } catch let refusal as LogRefusal {
      throw InputError(refusal.description, file: path)
    }
    guard key.verifier.kind == kind else {
      throw InputError(
        kind == .note
          ? "the key is a witness's: it signs checkpoints with their time and nothing else"
          : "the key is no witness's", file: path,
        hint: kind == .note
          ? "make another with 'touchstone keygen'" : "make one with 'touchstone keygen --witness'")
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & (S_IRGRP | S_IROTH) != 0 {
      Console.complain("warning: \(path): the secret key can be read by others\nhint: chmod 600")
    }
    return key
  }
}

/// A public key in a file, or as a word on the command line.
enum PublicKeyFile {
  /// Reads `name+id+base64`, or the file that holds it.
  static func read(_ word: String) throws -> VerifierKey {
    // A key has two plus signs; a file that does too is given as ./name.
    guard word.utf8.count(where: { $0 == 0x2B }) < 2 || word.hasPrefix("./") else {
      do { return try VerifierKey(parsing: word) } catch {
        throw InputError(error.description, hint: "a file whose name has '+' is given as ./name")
      }
    }
    let text = try InputFile.contents(word, limit: 4096)
    do {
      return try VerifierKey(parsing: try line(text, file: word))
    } catch let refusal as LogRefusal {
      throw InputError(refusal.description, file: word)
    }
  }

  /// The one line of a key's file.
  static func line(_ text: [UInt8], file: String) throws(InputError) -> String {
    guard text.last == 0x0A, text.count(where: { $0 == 0x0A }) == 1,
      let line = String(validating: text.dropLast(), as: UTF8.self)
    else { throw InputError("a key's file is one line of text and a line feed", file: file) }
    return line
  }
}
