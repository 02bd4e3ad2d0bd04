import ArgumentParser
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation
import TreeStore

/// `touchstone fsck`.
struct Fsck: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read an audit's stored trees again and check every byte of them.",
    discussion: """
      Each leaf is hashed again, under the audit's own key, and each stored node must be what the \
      level below it gives, up to the root in the statement. The first bad block is named.

      Example:
        touchstone fsck out

      Exit status: 0 all is as it was written; 2 it is not, or could not be read.
      """)

  @Argument(help: "The folder that 'touchstone audit' wrote.")
  var audit: String

  @OptionGroup var threads: ThreadOptions

  func check() throws -> Verdict {
    let hash = try BatchHasher.chosen()
    let folder = AuditFolder(audit)
    let (statement, _) = try folder.readStatement()
    for tree in SnapshotKey.Tree.allCases {
      guard let root = statement.root(of: tree) else { continue }
      let path = folder.file(AuditFolder.tree(tree))
      let check = try TreeCheck(path: path)
      guard check.root == root else { throw folder.foreignTree(path) }
      let progress = Progress("checking \(tree.rawValue)", total: root.count, items: "leaves")
      try check.run(
        threads: threads.count, key: folder.treeKey(tree, of: statement), hash: hash
      ) { progress.update(UInt64($0)) }
      progress.finish()
      try Console.write(
        "\(tree.rawValue): \(FigureText.count(root.count)) leaves in \(check.blocks) "
          + "block\(check.blocks == 1 ? "" : "s") give the root of the statement\n")
    }
    return .affirmed
  }
}
