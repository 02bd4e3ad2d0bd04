import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import TreeStore

/// The names of what an audit writes, and what proofs are made from.
struct AuditFolder {
  static let statement = "publication/statement.txt"
  static let findings = "publication/findings.json"
  static let inputs = "publication/inputs.txt"
  static let leaves = "publication/leaves.csv"
  static let report = "publication/report.html"
  static let publicBars = "publication/bars.csv"
  static let privateBars = "private/bars.csv"
  static let findingsDetail = "private/findings-detail.json"
  static let places = "private/places.csv"
  static let workPapers = "private/work-papers"
  static let key = "private/snapshot.key"

  static func tree(_ tree: SnapshotKey.Tree) -> String { "private/tree/\(tree.rawValue).tree" }

  let path: String

  init(_ path: String) { self.path = path.hasSuffix("/") ? String(path.dropLast()) : path }

  /// The folder that an audit wrote this statement into; nil when the statement lies elsewhere.
  init?(ofStatement path: String) {
    guard path.hasSuffix("/" + AuditFolder.statement) else { return nil }
    self.init(String(path.dropLast(AuditFolder.statement.utf8.count + 1)))
  }

  /// `path` if a file is there.
  func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// bars.csv where it is published, else the private one.
  var bars: String {
    let published = file(AuditFolder.publicBars)
    return FileManager.default.fileExists(atPath: published)
      ? published : file(AuditFolder.privateBars)
  }

  /// The statement and its text.
  func readStatement() throws -> (statement: Statement, text: [UInt8]) {
    try StatementFile.read(file(AuditFolder.statement))
  }

  /// One of the two stored trees, which must be the one of the statement.
  func openTree(_ tree: SnapshotKey.Tree, of statement: Statement) throws -> TreeReader {
    let path = file(AuditFolder.tree(tree))
    let reader = try TreeReader(path: path)
    guard reader.root == statement.root(of: tree) else { throw foreignTree(path) }
    return reader
  }

  /// A stored tree is another audit's.
  func foreignTree(_ path: String) -> InputError {
    InputError(
      "the stored tree is not the one of the statement", file: path,
      hint: "files of two audits were mixed; run the audit again")
  }

  /// The key of one of the two trees.
  func treeKey(_ tree: SnapshotKey.Tree, of statement: Statement) throws -> TreeKey {
    let path = file(AuditFolder.key)
    guard let key = SnapshotKey(bytes: try KeyFile.read(path).bytes) else {
      throw InputError("not a snapshot key", file: path)
    }
    return key.treeKey(tree, issuer: statement.issuer, snapshot: statement.snapshot)
  }
}

/// A statement in a file of its own.
enum StatementFile {
  /// Reads a statement; a text that is none is an error in that file.
  static func read(_ path: String) throws -> (statement: Statement, text: [UInt8]) {
    let text = try InputFile.contents(path, limit: Statement.maximumBytes)
    do {
      return (try Statement(parsing: text), text)
    } catch {
      throw InputError(
        "\(error.failure.rawValue): \(error.reason)", file: path, line: error.line)
    }
  }
}
