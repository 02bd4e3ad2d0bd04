import ArgumentParser
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation
import TreeStore

/// `touchstone prove`.
struct Prove: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make inclusion proofs from an audit's stored tree.",
    discussion: """
      The holder files are not read again. Ids are those of the tree, prefix included.

      Example:
        touchstone prove --audit out --holder alice -o alice.json
        touchstone prove --audit out --bar 'AU|RAND|AA1001|2024|400125|ozt|999900'
        touchstone prove --audit out --all proofs

      --all writes one proof a line into proofs/00.jsonl … ff.jsonl by the first byte of the \
      nonce, each with an index: about 3 KiB a holder. Interrupted, it goes on where it stopped \
      when it is run again.
      Exit status: 0 proof made; 1 no such holder or bar in the tree; 2 could not be read.
      """)

  @Option(help: "The folder that 'touchstone audit' wrote.")
  var audit: String

  @Option(help: "The holder's id.")
  var holder: String?

  @Option(help: "The bar's id, as in bars.csv.")
  var bar: String?

  @Option(help: "Write all holders' proofs into this new folder.")
  var all: String?

  @Option(name: .shortAndLong, help: "The proof's file; standard output otherwise.")
  var output: String?

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard [holder, bar, all].compactMap({ $0 }).count == 1 else {
      throw ValidationError("give exactly one of --holder, --bar and --all")
    }
    guard all == nil || output == nil else {
      throw ValidationError("--all writes into its own folder; -o does not go with it")
    }
  }

  func check() throws -> Verdict {
    let hash = try BatchHasher.chosen()
    let folder = AuditFolder(audit)
    let (statement, text) = try folder.readStatement()
    if let all { return try proveAll(to: all, folder, statement, text, hash) }
    let tree: SnapshotKey.Tree = bar == nil ? .liabilities : .inventory
    let id = Array((bar ?? holder ?? "").utf8)
    guard statement.root(of: tree) != nil else {
      throw Refusal(.emptyTree, "the audit accepted no bar")
    }
    let reader = try folder.openTree(tree, of: statement)
    let key = try folder.treeKey(tree, of: statement)
    guard let index = try reader.index(of: id, key: key, hash: hash) else {
      Console.complain(
        tree == .liabilities
          ? "no such holder in the tree\nhint: ids are compared byte by byte, prefix included"
          : "no such accepted bar in the tree\nhint: bars.csv lists the ids, and which are excluded"
      )
      return .denied
    }
    let proof = try reader.proofFile(at: index, tree: tree, statement: text, hash: hash)
    if let output {
      try OutputFile.replace(output, with: proof.encoded())
    } else {
      try Console.write(proof.encoded())
    }
    return .affirmed
  }

  private func proveAll(
    to path: String, _ folder: AuditFolder, _ statement: Statement, _ text: [UInt8],
    _ hash: BatchHasher
  ) throws -> Verdict {
    let source = try ProofSource(
      path: folder.file(AuditFolder.tree(.liabilities)), hash: hash)
    guard source.root == statement.root(of: .liabilities) else {
      throw folder.foreignTree(folder.file(AuditFolder.tree(.liabilities)))
    }
    let directory = try OutputDirectory(at: path, isResumed: true)
    let progress = Progress("proving", total: source.root.count, items: "proofs")
    let shards = try ProofShards(directory, source, statement: text)
    try shards.write(threads: threads.count, progress: progress)
    progress.finish()
    try directory.commit()
    Console.complain("\(FigureText.count(source.root.count)) proofs in \(path)")
    return .affirmed
  }
}

extension TreeReader {
  /// The proof file of the leaf at a position.
  fileprivate func proofFile(
    at index: UInt64, tree: SnapshotKey.Tree, statement: [UInt8], hash: BatchHasher
  ) throws -> ProofFile {
    let leaf = try leaf(at: index)
    return ProofFile(
      tree: tree, id: leaf.id, amount: leaf.amount, nonce: leaf.nonce,
      inclusion: try proof(at: index, hash: hash), statement: statement)
  }
}
