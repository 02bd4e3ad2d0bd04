import ArgumentParser
import Audit
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Notation

/// `touchstone tree`.
struct Tree: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute the root over holder files and print it; no file is written.",
    discussion: """
      The key file holds a tree key, 64 hexadecimal digits and a line feed: in transparent mode \
      the one in the statement's line 'mode'.

      Example:
        touchstone tree --decimals 6 --key-file tree.key holders.csv more-holders.csv

      prints {"holders":"…","total":"…","root":"…"}, the total in minor units.
      """)

  @Option(help: "Decimals of the asset, 0 to 18.")
  var decimals: CanonicalNumber

  @Option(help: "The file with the tree key.")
  var keyFile: String

  @Option(name: .customLong("id"), help: "The column with the ids.")
  var idColumn = "holder_id"

  @Option(name: .customLong("balance"), help: "The column with the balances.")
  var balanceColumn = "balance"

  @Option(name: .customLong("ignore"), help: "A column that is not read; may be repeated.")
  var ignored: [String] = []

  @Option(help: "What stands before each id.")
  var prefix = ""

  @OptionGroup var resources: ResourceOptions

  @Argument(help: "The holder files.")
  var holders: [String]

  func validate() throws {
    guard decimals.value <= 18 else {
      throw ValidationError("--decimals must be 0 to 18")
    }
    guard !holders.isEmpty else { throw ValidationError("give at least one holder file") }
  }

  func check() throws -> Verdict {
    let hash = try BatchHasher.chosen()
    guard let key = TreeKey(bytes: try KeyFile.read(keyFile).bytes) else {
      throw InputError("not a tree key", file: keyFile)
    }
    let files = holders.map {
      Engagement.HolderFile(
        path: $0, idColumn: idColumn, balanceColumn: balanceColumn, ignoredColumns: ignored,
        prefix: prefix)
    }
    let table = try HolderTable(
      files: files, asset: Statement.Asset(symbol: "the asset", decimals: Int(decimals.value)),
      key: key, hash: hash,
      resources: resources.resources(
        spillingInto: FileManager.default.temporaryDirectory.path))
    let root = try table.build()
    try Console.write(
      JSONText.object([
        ("holders", "\(root.count)"), ("total", "\(root.sum)"),
        ("root", Hex.encode(root.hash.bytes)),
      ]) + "\n")
    return .affirmed
  }
}
