import Testing

/// Every defect of an engagement file, each with its whole message.
@Suite struct BadEngagementTests {
  private static let keys =
    "hint: the keys here are touchstone, issuer, snapshot, as-of, asset, liabilities, reserve, "
    + "price, policy, evidence, dispositions, previous, earlier, sample, revision"

  /// Keys that are unknown, double or missing.
  private static let members: [BadInput] = [
    BadInput(
      "snapshot: 2025-Q4", to: "snapshots: 2025-Q4",
      "audit.yaml:3:1: unknown key 'snapshots'\n\(keys)"),
    BadInput("issuer: kit.example/reserves\n", to: "", "audit.yaml:1:1: missing key 'issuer'"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: 2025-Q4\nsnapshot: 2025-Q3",
      "audit.yaml:3:1: duplicate key 'snapshot'"),
    BadInput(
      "symbol: KIT,", to: "symbol: KIT, symbol: KIT,", "audit.yaml:5:10: duplicate key 'symbol'"),
    BadInput(
      "peg: USD", to: "peg: USD, unit: ozt",
      "audit.yaml:5:46: unknown key 'unit'\nhint: the keys here are symbol, decimals, peg"),
    BadInput("  other-claims: \"0\"\n", to: "", "audit.yaml:7:3: missing key 'other-claims'"),
    BadInput(
      "file: holders.csv", to: "name: holders.csv",
      "audit.yaml:10:9: unknown key 'name'\nhint: the keys here are file, id, balance, ignore, prefix, source"
    ),
    BadInput("profile: canonical, ", to: "", "audit.yaml:18:7: missing key 'profile'"),
    BadInput("chain: \"eip155:1\", ", to: "", "audit.yaml:12:7: missing key 'chain'"),
    BadInput("haircut-bp: \"0\", ", to: "", "audit.yaml:23:9: missing key 'haircut-bp'"),
    BadInput("session: LBMA-PM, ", to: "", "audit.yaml:22:8: missing key 'session'"),
    BadInput(
      "{ file: holders.csv }", to: "holders.csv", "audit.yaml:10:7: expected keys with values"),
    BadInput(
      "policy: {", to: "previous: a\nprevious: b\npolicy: {",
      "audit.yaml:23:1: duplicate key 'previous'"),
  ]

  /// Keys that are the same text in another dress: none may stand silently for the other.
  private static let disguised: [BadInput] = [
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: 2025-Q4\n\"snapshot\": 2025-Q3",
      "audit.yaml:3:1: duplicate key 'snapshot'"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: 2025-Q4\n!x snapshot: 2025-Q3",
      "audit.yaml:4:1: duplicate key 'snapshot'"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: 2025-Q4\n<<: { snapshot: 2025-Q3 }",
      "audit.yaml:4:1: unknown key '<<'\n\(keys)"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: 2025-Q4\n[a]: b",
      "audit.yaml:4:1: a key must be plain text"),
  ]

  /// Values of a wrong type or form.
  private static let values: [BadInput] = [
    BadInput(
      "touchstone: 1", to: "touchstone: 2",
      "audit.yaml:1:13: unknown version of the engagement file\nhint: this tool reads version 1"),
    BadInput(
      "touchstone: 1", to: "touchstone: 1.0",
      "audit.yaml:1:13: unknown version of the engagement file\nhint: this tool reads version 1"),
    BadInput(
      "kit.example/reserves", to: "Kit.example",
      "audit.yaml:2:9: issuer does not follow its grammar"),
    BadInput(
      "kit.example/reserves", to: "[kit.example]", "audit.yaml:2:9: expected a single value"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot: \"2025 Q4\"",
      "audit.yaml:3:11: snapshot does not follow its grammar"),
    BadInput(
      "snapshot: 2025-Q4", to: "snapshot:", "audit.yaml:3:10: snapshot does not follow its grammar"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-12-31",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-13-01T15:00:00Z",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-02-29T15:00:00Z",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-12-31T24:00:00Z",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-12-31T23:59:60Z",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "2025-12-31T15:00:00Z", to: "2025-12-31T15:00:00+01:00",
      "audit.yaml:4:8: as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
    BadInput(
      "date: 2025-12-31, evidence: price", to: "date: 2025-02-30, evidence: price",
      "audit.yaml:22:58: date is no date YYYY-MM-DD"),
    BadInput(
      "as-of: 2025-12-31, vault", to: "as-of: 2025-1-1, vault",
      "audit.yaml:18:71: as-of is no date YYYY-MM-DD"),
    BadInput("decimals: 2", to: "decimals: 19", "audit.yaml:5:33: decimals is above 18"),
    BadInput("decimals: 2", to: "decimals: two", "audit.yaml:5:33: decimals is not a plain number"),
    BadInput("decimals: 2", to: "decimals: 02", "audit.yaml:5:33: decimals has a leading zero"),
    BadInput("decimals: 2", to: "decimals: -2", "audit.yaml:5:33: decimals is not a plain number"),
    BadInput(
      "peg: USD", to: "peg: EUR",
      "audit.yaml:5:41: version 1 knows the peg USD alone\nhint: another peg needs another kind of statement, not another word here"
    ),
    BadInput(
      "peg: USD", to: "peg: usd",
      "audit.yaml:5:41: version 1 knows the peg USD alone\nhint: another peg needs another kind of statement, not another word here"
    ),
    BadInput(
      "mode: secret", to: "mode: public", "audit.yaml:7:9: mode is neither secret nor transparent"),
    BadInput("key: private/snapshot.key", to: "key: \"\"", "audit.yaml:8:8: the path is empty"),
    BadInput("    - { file: holders.csv }", to: "    {}", "audit.yaml:10:5: expected a list"),
    BadInput(
      "\n    - { file: holders.csv }", to: " []", "audit.yaml:9:12: no holder file is named"),
    BadInput(
      "{ file: holders.csv }", to: "{ file: holders.csv, id: balance }",
      "audit.yaml:10:7: id and balance are the same column"),
    BadInput(
      "{ file: holders.csv }", to: "{ file: holders.csv, ignore: [balance] }",
      "audit.yaml:10:37: the column is read and cannot be ignored"),
    BadInput(
      "{ file: holders.csv }", to: "{ file: holders.csv, prefix: \" a\" }",
      "audit.yaml:10:36: the prefix has white space at one end"),
    BadInput(
      "chain: \"eip155:1\"", to: "chain: ethereum",
      "audit.yaml:12:16: chain does not follow its grammar"),
    BadInput(
      "contract: \"\(EngagementKit.contract)\"", to: "contract: \"0xAB\"",
      "audit.yaml:12:38: contract does not follow its grammar\nhint: an address 0x… is in lower case"
    ),
    BadInput("block: \"5\"", to: "block: \"-5\"", "audit.yaml:12:91: block is not a plain number"),
    BadInput(
      "block: \"5\"", to: "block: \"18446744073709551616\"",
      "audit.yaml:12:91: block is above 18446744073709551615"),
    BadInput(
      "total: \"3200000\"", to: "total: \"3200000.001\"",
      "audit.yaml:13:44: total has 3 decimals, at most 2 are allowed"),
    BadInput(
      "total: \"3200000\"", to: "total: \"3,200,000\"",
      "audit.yaml:13:44: total is not a plain number"),
    BadInput(
      "non-redeemable: \"0\"", to: "non-redeemable: \"3200000.01\"",
      "audit.yaml:13:71: more tokens are non-redeemable than exist"),
    BadInput(
      "  other-claims: \"0\"", to: "  other-claims: \"+0\"",
      "audit.yaml:14:17: other-claims is not a plain number"),
    BadInput(
      "public: true", to: "public: yes", "audit.yaml:16:11: public is neither true nor false"),
    BadInput(
      "profile: canonical", to: "profile: excel",
      "audit.yaml:18:7: unknown profile 'excel'\nhint: known profiles: canonical, columns, lbma, boe, jpm, hsbc, bundesbank"
    ),
    BadInput(
      "custodian: VAULTS", to: "custodian: The Vaults",
      "audit.yaml:18:56: custodian does not follow its grammar"),
    BadInput(
      "declared-bars: \"2\"", to: "declared-bars: \"2.0\"",
      "audit.yaml:19:38: declared-bars has 1 decimals, at most 0 are allowed"),
    BadInput(
      "declared-fine-ozt: \"796.862\"", to: "declared-fine-ozt: \"796.8620\"",
      "audit.yaml:20:28: declared-fine-ozt has 4 decimals, at most 3 are allowed"),
    BadInput(
      "account: ACC", to: "account: ACC, sha256: ABCD",
      "audit.yaml:19:31: sha256 is not 64 lower-case hexadecimal digits"),
    BadInput(
      "usd-per-ozt: \"4161.10\"", to: "usd-per-ozt: \"0\"",
      "audit.yaml:22:23: the price is not between 0.000001 and 100000"),
    BadInput(
      "usd-per-ozt: \"4161.10\"", to: "usd-per-ozt: \"100000.000001\"",
      "audit.yaml:22:23: the price is not between 0.000001 and 100000"),
    BadInput(
      "usd-per-ozt: \"4161.10\"", to: "usd-per-ozt: \"4161.1000000\"",
      "audit.yaml:22:23: usd-per-ozt has 7 decimals, at most 6 are allowed"),
    BadInput(
      "haircut-bp: \"0\"", to: "haircut-bp: \"10001\"",
      "audit.yaml:23:23: haircut-bp is above 10000"),
    BadInput(
      "waived: []", to: "waived: [X01]",
      "audit.yaml:23:82: unknown rule\nhint: 'touchstone rules' lists them"),
    BadInput("waived: []", to: "waived: [R01, R01]", "audit.yaml:23:87: rule R01 is named twice"),
    BadInput(
      "kind: no-encumbrance", to: "kind: No-encumbrance",
      "audit.yaml:26:13: kind does not follow its grammar"),
    BadInput(
      "policy: {", to: "revision: { number: \"0\", replaces: old.txt }\npolicy: {",
      "audit.yaml:23:21: a revision's number is 1 or more"),
    BadInput("the same chain twice", "audit.yaml:14:7: the same chain and contract are named twice")
    {
      let line =
        "    - { chain: \"eip155:1\", contract: \"\(EngagementKit.contract)\", block: \"5\", "
        + "block-hash: \"\(EngagementKit.blockHash)\",\n"
        + "        time: 2025-12-31T14:59:59Z, total: \"3200000\", non-redeemable: \"0\" }\n"
      $0.replace(line, with: line + line)
    },
  ]

  /// Files that are no YAML, or YAML made to hurt.
  private static let documents: [BadInput] = [
    BadInput("empty file", "audit.yaml: the file has no content") { $0["audit.yaml"] = "" },
    BadInput("comments alone", "audit.yaml: the file has no content") {
      $0["audit.yaml"] = "# x\n"
    },
    BadInput("a list", "audit.yaml:1:1: expected keys with values") { $0["audit.yaml"] = "- a\n" },
    BadInput("not UTF-8", "audit.yaml:2: not valid UTF-8") {
      $0.files["audit.yaml"] = Array("touchstone: 1\nissuer: a".utf8) + [0xFF, 0x0A]
    },
    BadInput("too large", "audit.yaml: the file has more than 262144 bytes") {
      $0["audit.yaml"] += String(repeating: "# more\n", count: 40_000)
    },
    BadInput(
      "an alias",
      "audit.yaml:3:11: anchors and aliases are not read\nhint: write the value out where it is needed"
    ) { $0.replace("snapshot: 2025-Q4", with: "snapshot: &a 2025-Q4") },
    BadInput(
      "an alias bomb",
      "audit.yaml:1:4: anchors and aliases are not read\nhint: write the value out where it is needed"
    ) { kit in
      kit["audit.yaml"] =
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + zip("bcdefghijk", "abcdefghij").map {
          "\($0): &\($0) [\(String(repeating: "*\($1),", count: 9))x]\n"
        }.joined()
    },
    BadInput("deep brackets", "audit.yaml:1:68: nested too deeply") {
      $0["audit.yaml"] = "a: " + String(repeating: "[", count: 100_000)
    },
    BadInput("deep braces", "audit.yaml:1:257: nested too deeply") {
      $0["audit.yaml"] = String(repeating: "{a: ", count: 50_000)
    },
    BadInput("deep dashes", "audit.yaml:1:65: nested too deeply") {
      $0["audit.yaml"] = String(repeating: "- ", count: 100_000)
    },
    BadInput("deep questions", "audit.yaml:1:65: nested too deeply") {
      $0["audit.yaml"] = String(repeating: "? ", count: 100_000)
    },
  ]

  @Test(arguments: members + disguised + values + documents)
  func isRefused(defect: BadInput) throws { try defect.check() }
}
