import Audit
import Bullion
import Diagnostics
import Disclosure
import MerkleSum
import Notation

/// Paths in the engagement file are relative to its folder.
struct PathResolver {
  private let folder: String

  init(relativeTo file: String) {
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  func resolve(_ value: YAMLValue) throws(InputError) -> String {
    let path = try value.line("the path")
    return path.hasPrefix("/") ? path : folder + path
  }

  func resolve(_ value: YAMLValue?) throws(InputError) -> String? {
    guard let value else { return nil }
    return try resolve(value)
  }
}

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
        required: ["file"], optional: ["id", "balance", "ignore", "prefix"])
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
      return Engagement.HolderFile(
        path: try paths.resolve(file["file"]), idColumn: id, balanceColumn: balance,
        ignoredColumns: ignored, prefix: try prefix(file.optional("prefix")))
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

/// The list `liabilities.supply`.
enum SupplyEntry {
  static func read(
    _ value: YAMLValue, decimals: Int
  ) throws(InputError) -> [Statement.Supply] {
    var lines: [Statement.Supply] = []
    for entry in try value.list() {
      let line = try supply(entry, decimals: decimals)
      guard !lines.contains(where: { $0.chain == line.chain && $0.contract == line.contract })
      else { throw entry.error("the same chain and contract are named twice") }
      lines.append(line)
    }
    return lines.sorted { ($0.chain, $0.contract) < ($1.chain, $1.contract) }
  }

  private static func supply(
    _ entry: YAMLValue, decimals: Int
  ) throws(InputError) -> Statement.Supply {
    let keys = ["chain", "contract", "block", "block-hash", "time", "total", "non-redeemable"]
    let supply = try entry.mapping(required: keys)
    guard Token.isContract(try supply["contract"].text()) else {
      throw supply["contract"].error(
        "contract does not follow its grammar", hint: "an address 0x… is in lower case")
    }
    let line = Statement.Supply(
      chain: try supply["chain"].token("chain", Token.isChain),
      contract: try supply["contract"].text(), block: try supply["block"].integer("block"),
      blockHash: try supply["block-hash"].token("block-hash", Token.isBlockHash),
      time: try supply["time"].time("time"),
      total: try supply["total"].number("total", decimals: decimals),
      nonRedeemable: try supply["non-redeemable"].number("non-redeemable", decimals: decimals))
    guard line.nonRedeemable <= line.total else {
      throw supply["non-redeemable"].error("more tokens are non-redeemable than exist")
    }
    return line
  }
}

/// The list `reserve.bar-lists`.
enum BarListEntry {
  private static let optional = [
    "custodian", "as-of", "vault", "account", "sha256", "declared-bars", "declared-gross-ozt",
    "declared-gross-g", "declared-fine-ozt", "columns", "assay-scale", "ignore", "defaults",
  ]

  static func read(
    _ value: YAMLValue, _ paths: PathResolver
  ) throws(InputError) -> [Engagement.BarListFile] {
    let entries = try value.list()
    guard !entries.isEmpty else { throw value.error("no bar list is named") }
    return try entries.map { entry throws(InputError) in
      let list = try entry.mapping(required: ["file", "profile"], optional: optional)
      var file = Engagement.BarListFile(
        path: try paths.resolve(list["file"]), profile: try list["profile"].line("profile"),
        location: entry.location)
      file.custodian = try list.optional("custodian")?.token("custodian", Token.isLabel)
      file.asOf = try list.optional("as-of")?.date("as-of")
      file.vault = try list.optional("vault")?.line("vault")
      file.account = try list.optional("account")?.line("account")
      file.declaredBars = try list.optional("declared-bars")?.integer("declared-bars")
      if let digest = list.optional("sha256") {
        guard let bytes = Hex.decode(try digest.text(), count: 32) else {
          throw digest.error("sha256 is not 64 lower-case hexadecimal digits")
        }
        file.sha256 = Digest(bytes)
      }
      file.declaredGross = try gross(list)
      file.declaredFine = try list.optional("declared-fine-ozt").map { value throws(InputError) in
        try thousandths(value, "declared-fine-ozt")
      }
      file.layout = try LayoutEntry.read(list)
      return file
    }
  }

  private static func gross(_ list: YAMLMapping) throws(InputError) -> Mass? {
    let grams = list.optional("declared-gross-g")
    guard let ounces = list.optional("declared-gross-ozt") else {
      guard let grams else { return nil }
      return .milligrams(try thousandths(grams, "declared-gross-g"))
    }
    guard grams == nil else {
      throw ounces.error("declared-gross-ozt and declared-gross-g are both given")
    }
    return .milliOunces(try thousandths(ounces, "declared-gross-ozt"))
  }

  private static func thousandths(
    _ value: YAMLValue, _ what: String
  ) throws(InputError) -> UInt64 {
    let number = try value.number(what, decimals: 3)
    guard number <= UInt128(UInt64.max) else { throw value.error("\(what) is too large") }
    return UInt64(number)
  }
}
