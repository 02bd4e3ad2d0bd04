public import Audit
public import Diagnostics
import Disclosure
import Notation

/// Reads the engagement file, `audit.yaml`. Its keys are in `spec/files.md`.
public enum EngagementReader {
  /// Reads an engagement; unknown, duplicate and missing keys are errors, and every value is
  /// read by the strict parsers.
  ///
  /// - Parameter knownRules: the ids that `waived` may name.
  public static func read(
    _ path: String, knownRules: Set<String>
  ) throws(InputError) -> Engagement {
    let root = try YAMLDocument.read(path).mapping(
      required: [
        "touchstone", "issuer", "snapshot", "as-of", "asset", "liabilities", "reserve", "price",
        "policy",
      ],
      optional: ["evidence", "dispositions", "previous", "earlier", "sample", "revision"])
    guard try root["touchstone"].text() == "1" else {
      throw root["touchstone"].error(
        "unknown version of the engagement file", hint: "this tool reads version 1")
    }
    let paths = PathResolver(relativeTo: path)
    let asset = try asset(root["asset"])
    let liabilities = try root["liabilities"].mapping(
      required: ["mode", "key", "holders", "other-claims"],
      optional: ["supply", "issuer-wallets"])
    let reserve = try root["reserve"].mapping(
      required: ["public", "bar-lists"],
      optional: [
        "comparison", "refiners", "marks", "packing-list", "seal-openings", "movements",
      ])
    let supply =
      try liabilities.optional("supply").map { value throws(InputError) in
        try SupplyEntry.read(value, decimals: asset.decimals)
      } ?? []
    var engagement = Engagement(
      file: path, issuer: try root["issuer"].token("issuer", Token.isIssuer),
      snapshot: try root["snapshot"].token("snapshot", Token.isLabel),
      asOf: try root["as-of"].time("as-of"), asset: asset, mode: try mode(liabilities["mode"]),
      keyFile: try paths.resolve(liabilities["key"]),
      holders: try HoldersEntry.read(liabilities["holders"], paths),
      supply: supply.map(\.supply),
      otherClaims: try liabilities["other-claims"].number(
        "other-claims", decimals: asset.decimals),
      barsArePublic: try reserve["public"].flag("public"),
      barLists: try BarListEntry.read(reserve["bar-lists"], paths),
      refiners: try paths.resolve(reserve.optional("refiners")),
      price: try price(root["price"], paths),
      evidence: try EvidenceEntry.read(root.optional("evidence"), paths),
      policy: try PolicyEntry.read(root["policy"], knownRules),
      dispositions: try paths.resolve(root.optional("dispositions")),
      previous: try paths.resolve(root.optional("previous")),
      revision: try revision(root.optional("revision"), paths))
    engagement.supplyDetails = supply.map(\.detail)
    engagement.issuerWallets = try WalletEntry.read(
      liabilities.optional("issuer-wallets"), paths)
    engagement.comparisonLists =
      try reserve.optional("comparison").map {
        value throws(InputError) in
        try BarListEntry.read(value, paths)
      } ?? []
    engagement.marks = try paths.resolve(reserve.optional("marks"))
    engagement.packingList = try paths.resolve(reserve.optional("packing-list"))
    engagement.sealOpenings = try paths.resolve(reserve.optional("seal-openings"))
    engagement.movements = try paths.resolve(reserve.optional("movements"))
    engagement.earlier =
      try root.optional("earlier").map { value throws(InputError) in
        try value.list().map { path throws(InputError) in try paths.resolve(path) }
      } ?? []
    engagement.sample = try SampleEntry.read(root.optional("sample"), paths)
    return engagement
  }

  private static func asset(_ value: YAMLValue) throws(InputError) -> Statement.Asset {
    let asset = try value.mapping(required: ["symbol", "decimals", "peg"])
    guard try asset["peg"].text() == "USD" else {
      throw asset["peg"].error(
        "version 1 knows the peg USD alone",
        hint: "another peg needs another kind of statement, not another word here")
    }
    return Statement.Asset(
      symbol: try asset["symbol"].token("symbol", Token.isLabel),
      decimals: Int(try asset["decimals"].integer("decimals", maximum: 18)))
  }

  private static func mode(_ value: YAMLValue) throws(InputError) -> Engagement.Mode {
    guard let mode = Engagement.Mode(rawValue: try value.text()) else {
      throw value.error("mode is neither secret nor transparent")
    }
    return mode
  }

  private static func price(
    _ value: YAMLValue, _ paths: PathResolver
  ) throws(InputError) -> Engagement.PriceNote {
    let price = try value.mapping(
      required: ["usd-per-ozt", "session", "date", "evidence"], optional: ["second"])
    var note = Engagement.PriceNote(
      microUSD: try amount(price), session: try price["session"].token("session", Token.isLabel),
      date: try price["date"].date("date"), path: try paths.resolve(price["evidence"]))
    note.second = try price.optional("second").map { value throws(InputError) in
      let second = try value.mapping(required: ["usd-per-ozt", "date", "evidence"])
      return Engagement.SecondPrice(
        microUSD: try amount(second), date: try second["date"].date("date"),
        path: try paths.resolve(second["evidence"]))
    }
    return note
  }

  /// Micro-USD per troy ounce.
  private static func amount(_ price: YAMLMapping) throws(InputError) -> UInt128 {
    let amount = try price["usd-per-ozt"].number("usd-per-ozt", decimals: 6)
    guard (1...100_000_000_000).contains(amount) else {
      throw price["usd-per-ozt"].error("the price is not between 0.000001 and 100000")
    }
    return amount
  }

  private static func revision(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> Engagement.Replacement? {
    guard let value else { return nil }
    let revision = try value.mapping(required: ["number", "replaces"])
    let number = try revision["number"].integer("number")
    guard number >= 1 else { throw revision["number"].error("a revision's number is 1 or more") }
    return Engagement.Replacement(
      number: number, path: try paths.resolve(revision["replaces"]))
  }
}
