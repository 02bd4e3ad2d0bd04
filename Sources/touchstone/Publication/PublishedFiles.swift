import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Publication

/// The files of a publication that its statement commits to, each with its hash.
struct PublishedFiles {
  /// The most bytes of one file that are kept.
  static let maximumBytes = 1 << 30

  /// Hashes and bytes: the statement, findings, inputs, and the bars where they are published.
  let files: [(Digest, [UInt8])]

  /// Reads the files of a publication folder, which must be those that the statement names.
  init(_ folder: String, of statement: AttestedStatement) throws {
    var files: [(Digest, [UInt8])] = []
    for (name, digest, isRequired) in [
      ("statement.txt", statement.digest, true),
      ("findings.json", statement.statement.findings.hash, true),
      ("inputs.txt", statement.statement.inputsHash, true),
      ("bars.csv", statement.statement.barsHash, false),
    ] {
      let path = "\(folder)/\(name)"
      guard isRequired || FileManager.default.fileExists(atPath: path) else { continue }
      let bytes = try InputFile.contents(path, limit: PublishedFiles.maximumBytes)
      guard SHA256.hash(bytes) == digest else {
        throw InputError("the file is not the one that the statement names", file: path)
      }
      files.append((digest, bytes))
    }
    self.files = files
  }
}
