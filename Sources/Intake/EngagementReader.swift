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
      optional: ["evidence", "dispositions", "previous", "revision"])
    guard try root["touchstone"].text() == "1" else {
      throw root["touchstone"].error(
        "unknown version of the engagement file", hint: "this tool reads version 1")
    }
    let paths = PathResolver(relativeTo: path)
    let asset = try asset(root["asset"])
    let liabilities = try root["liabilities"].mapping(
      required: ["mode", "key", "holders", "other-claims"], optional: ["supply"])
    let reserve = try root["reserve"].mapping(
      required: ["public", "bar-lists"], optional: ["refiners"])
    return Engagement(
      file: path, issuer: try root["issuer"].token("issuer", Token.isIssuer),
      snapshot: try root["snapshot"].token("snapshot", Token.isLabel),
      asOf: try root["as-of"].time("as-of"), asset: asset, mode: try mode(liabilities["mode"]),
      keyFile: try paths.resolve(liabilities["key"]),
      holders: try HoldersEntry.read(liabilities["holders"], paths),
      supply: try liabilities.optional("supply").map { value throws(InputError) in
        try SupplyEntry.read(value, decimals: asset.decimals)
      } ?? [],
      otherClaims: try liabilities["other-claims"].number(
        "other-claims", decimals: asset.decimals),
      barsArePublic: try reserve["public"].flag("public"),
      barLists: try BarListEntry.read(reserve["bar-lists"], paths),
      refiners: try paths.resolve(reserve.optional("refiners")),
      price: try price(root["price"], paths),
      evidence: try evidence(root.optional("evidence"), paths),
      policy: try policy(root["policy"], knownRules),
      dispositions: try paths.resolve(root.optional("dispositions")),
      previous: try paths.resolve(root.optional("previous")),
      revision: try revision(root.optional("revision"), paths))
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
    let price = try value.mapping(required: ["usd-per-ozt", "session", "date", "evidence"])
    let amount = try price["usd-per-ozt"].number("usd-per-ozt", decimals: 6)
    guard (1...100_000_000_000).contains(amount) else {
      throw price["usd-per-ozt"].error("the price is not between 0.000001 and 100000")
    }
    return Engagement.PriceNote(
      microUSD: amount, session: try price["session"].token("session", Token.isLabel),
      date: try price["date"].date("date"), path: try paths.resolve(price["evidence"]))
  }

  private static func evidence(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> [Engagement.EvidenceFile] {
    guard let value else { return [] }
    return try value.list().map { entry throws(InputError) in
      let file = try entry.mapping(required: ["kind", "date", "file"])
      return Engagement.EvidenceFile(
        kind: try file["kind"].token("kind", Token.isEvidenceKind),
        date: try file["date"].date("date"), path: try paths.resolve(file["file"]))
    }
  }

  private static func policy(
    _ value: YAMLValue, _ knownRules: Set<String>
  ) throws(InputError) -> Engagement.Policy {
    let policy = try value.mapping(
      required: ["haircut-bp", "buffer-bp", "fine-tolerance-ozt"], optional: ["waived"])
    let tolerance = try policy["fine-tolerance-ozt"].number("fine-tolerance-ozt", decimals: 3)
    guard tolerance <= UInt128(UInt64.max) else {
      throw policy["fine-tolerance-ozt"].error("fine-tolerance-ozt is too large")
    }
    var waived: [String] = []
    for value in try policy.optional("waived")?.list() ?? [] {
      let rule = try value.text()
      guard knownRules.contains(rule) else {
        throw value.error("unknown rule", hint: "'touchstone rules' lists them")
      }
      guard !waived.contains(rule) else { throw value.error("rule \(rule) is named twice") }
      waived.append(rule)
    }
    return Engagement.Policy(
      haircut: try policy["haircut-bp"].integer("haircut-bp", maximum: 10_000),
      buffer: try policy["buffer-bp"].integer("buffer-bp"), fineTolerance: UInt64(tolerance),
      waived: waived.sorted())
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
