import Audit
import Bullion
import Diagnostics
import MerkleSum
import Notation

/// The lists `reserve.bar-lists` and `reserve.comparison`.
enum BarListEntry {
  private static let optional = [
    "custodian", "as-of", "vault", "account", "sha256", "declared-bars", "declared-gross-ozt",
    "declared-gross-g", "declared-fine-ozt", "declared-fine-g", "signature", "internal-serials",
    "columns", "assay-scale", "ignore", "defaults",
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
      (file.declaredGross, file.secondGross) = try gross(list)
      file.declaredFine = try list.optional("declared-fine-ozt").map { value throws(InputError) in
        try thousandths(value, "declared-fine-ozt")
      }
      file.secondFine = try list.optional("declared-fine-g").map { value throws(InputError) in
        try thousandths(value, "declared-fine-g")
      }
      file.signature = try SignatureEntry.read(list.optional("signature"), paths)
      file.internalSerials =
        try list.optional("internal-serials").map {
          value throws(InputError) in
          try value.list().map { range throws(InputError) in try serials(range) }
        } ?? []
      file.layout = try LayoutEntry.read(list)
      return file
    }
  }

  /// The declared gross weight, and the one in a second unit where both are given: which unit is
  /// the list's own shows when its rows are read.
  private static func gross(_ list: YAMLMapping) throws(InputError) -> (Mass?, second: Mass?) {
    let ounces = try list.optional("declared-gross-ozt").map { value throws(InputError) in
      Mass.milliOunces(try thousandths(value, "declared-gross-ozt"))
    }
    let grams = try list.optional("declared-gross-g").map { value throws(InputError) in
      Mass.milligrams(try thousandths(value, "declared-gross-g"))
    }
    return ounces == nil ? (grams, nil) : (ounces, grams)
  }

  /// A range of numbers, `500000-599999`.
  private static func serials(_ value: YAMLValue) throws(InputError) -> ClosedRange<UInt64> {
    let ends = try value.text().utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
      .map { IntegerText.parse(String(decoding: Array($0), as: UTF8.self), as: UInt64.self) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else {
      throw value.error("is no range of numbers", hint: "such as 500000-599999")
    }
    return first...last
  }

  private static func thousandths(
    _ value: YAMLValue, _ what: String
  ) throws(InputError) -> UInt64 {
    let number = try value.number(what, decimals: 3)
    guard number <= UInt128(UInt64.max) else { throw value.error("\(what) is too large") }
    return UInt64(number)
  }
}
