import Audit
import Diagnostics
import MerkleSum

/// The list `liabilities.holders`.
enum HoldersEntry {
  static func read(
    _ value: YAMLValue, _ paths: PathResolver
  ) throws(InputError) -> [Engagement.HolderFile] {
    let entries = try value.list()
    guard !entries.isEmpty else { throw value.error("no holder file is named") }
    guard entries.count <= LeafOrigin.maximumFiles else {
      throw value.error("more than \(LeafOrigin.maximumFiles) holder files")
    }
    return try entries.map { entry throws(InputError) in
      let file = try entry.mapping(
        required: ["file"], optional: ["id", "balance", "ignore", "prefix", "source"])
      let id = try file.optional("id")?.text() ?? "holder_id"
      let balance = try file.optional("balance")?.text() ?? "balance"
      guard !id.utf8.elementsEqual(balance.utf8) else {
        throw entry.error("id and balance are the same column")
      }
      var ignored: [String] = []
      for column in try file.optional("ignore")?.list() ?? [] {
        let name = try column.text()
        guard name != id, name != balance else {
          throw column.error("the column is read and cannot be ignored")
        }
        ignored.append(name)
      }
      var holders = Engagement.HolderFile(
        path: try paths.resolve(file["file"]), idColumn: id, balanceColumn: balance,
        ignoredColumns: ignored, prefix: try prefix(file.optional("prefix")))
      holders.source = try file.optional("source")?.word("source")
      return holders
    }
  }

  private static func prefix(_ value: YAMLValue?) throws(InputError) -> String {
    guard let value else { return "" }
    let prefix = try value.text()
    guard prefix.utf8.count < LeafBuffer.maximumIDLength else {
      throw value.error("the prefix leaves no room for an id")
    }
    if let defect = Array(prefix.utf8).withUnsafeBytes({ TextRules.defect($0) }) {
      throw value.error("the prefix has \(defect)")
    }
    return prefix
  }
}
