import Testing

/// An engagement file with every key there is.
let engagementText = """
  touchstone: 1
  issuer: usdkg.example/reserves
  snapshot: 2025-Q4
  as-of: 2025-11-28T15:00:00Z
  asset: { symbol: USDKG, decimals: 6, peg: USD }
  liabilities:
    mode: secret
    key: private/snapshot.key
    holders:
      - { file: holders.csv, id: holder_id, balance: balance }
      - { file: /srv/more.csv, id: address, balance: units, ignore: [zip, 007], prefix: "eip155:1:", source: ledger }
    supply:
      - chain: "tron:0x2b6653dc"
        contract: TExampl
        block: "77000000"
        block-hash: "0x00ab"
        time: 2025-11-28T15:00:00Z
        total: "50000000"
        non-redeemable: "0.000001"
        decimals: "6"
        classes:
          - { kind: time-locked, class: temporarily, amount: "0.000001" }
        movement:
          issued: "9.5"
          redeemed: "1"
          destroyed: "0.000001"
    issuer-wallets:
      - { chain: "eip155:1", address: "0x0a", proof: wallet.txt, date: 2025-11-27 }
      - { chain: "eip155:5", address: "0x0b" }
    other-claims: "0"
  reserve:
    public: true
    bar-lists:
      - file: bars.csv
        profile: canonical
        custodian: KG-BISHKEK-1
        as-of: 2025-11-28
        vault: KG-BISHKEK-1
        account: USDKG-RESERVE
        sha256: 0000000000000000000000000000000000000000000000000000000000000000
        declared-bars: "30"
        declared-gross-ozt: "12088.680"
        declared-fine-ozt: "12086.714"
        declared-gross-g: "376000.000"
        declared-fine-g: "375938.837"
        signature:
          file: bars.sig
          key: custodian.pem
        internal-serials: [500000-599999, 7-7]
    comparison:
      - { file: other.csv, profile: canonical, custodian: OTHER }
    refiners: refiners.csv
    marks: marks.csv
    packing-list: boxes.csv
    seal-openings: openings.csv
    movements: moved.csv
  price:
    usd-per-ozt: "4161.10"
    session: LBMA-PM
    date: 2025-11-28
    evidence: price-note.txt
    second:
      usd-per-ozt: "4160.55"
      date: 2025-11-28
      evidence: other-note.txt
  evidence:
    - { kind: custodian-confirmation, date: 2025-11-28, file: confirmation.pdf }
    - { kind: insurance, date: 2025-01-01, file: policy.pdf, custodian: KG-BISHKEK-1, sum-insured-usd: "60000000.5" }
  policy:
    haircut-bp: "0"
    buffer-bp: "0"
    fine-tolerance-ozt: "0.001"
    waived: [T01, R01]
    confirmation-max-age-days: "31"
    count-max-age-days: "92"
    good-delivery-only: true
    year-required: false
    restorable: [R01]
  dispositions: dispositions.csv
  previous: ../2025-Q3/publication/statement.txt
  earlier: [../2025-Q2/publication/statement.txt]
  sample:
    audit: ../draft
    nonce: 00112233445566778899aabbccddeeff
    results: vault.csv
    method: monetary-unit
    confidence: "90"
    tolerable-mozt: "100000"
    size: "7"
  revision: { number: "1", replaces: old-statement.txt }

  """

/// A key of ``engagementText`` and where it stands.
struct EngagementKey: Sendable, CustomTestStringConvertible {
  let name: String
  let line: Int
  let isRequired: Bool

  var testDescription: String { "\(name) in line \(line + 1)" }

  /// The line with the key under another name.
  func line(_ line: Substring, renamedTo other: String) -> String {
    line.replacing("\(name):", with: "\(other):", maxReplacements: 1).description
  }

  /// The text without the key and its value; nil when both do not stand on one line, or alone.
  func removed(from lines: [String]) -> String? {
    var lines = lines
    let text = lines[line]
    let indent = text.prefix { $0 == " " }
    if text.contains("{"), !text.hasPrefix("\(name):") {
      // A member of a flow mapping: with the comma that follows it, or the one before.
      let pattern = try! Regex("(, )?\\b\(name): (\\[[^\\]]*\\]|\"[^\"]*\"|[^,}\\]]+)")
      lines[line] = text.replacing(pattern, with: "", maxReplacements: 1)
        .replacing("{ , ", with: "{ ").replacing("{, ", with: "{ ")
    } else if text.trimming().hasPrefix("- ") {
      return nil
    } else {
      lines.remove(at: line)
      while line < lines.count, lines[line].hasPrefix(indent + " ") { lines.remove(at: line) }
    }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func trimming() -> Substring { drop { $0 == " " } }
}

private let optionalKeys: Set<String> = [
  "id", "balance", "ignore", "prefix", "supply", "custodian", "vault", "account", "sha256",
  "declared-bars", "declared-gross-ozt", "declared-fine-ozt", "refiners", "waived", "dispositions",
  "previous", "revision", "source", "classes", "movement", "issuer-wallets", "declared-gross-g",
  "declared-fine-g", "signature", "internal-serials", "comparison", "marks", "packing-list",
  "seal-openings", "movements", "second", "sum-insured-usd", "confirmation-max-age-days",
  "count-max-age-days", "good-delivery-only", "year-required", "restorable", "earlier", "sample",
  "method", "confidence", "size", "tolerable-mozt",
]

/// Every key of the text, one test each.
let engagementKeys: [EngagementKey] = engagementText.split(
  separator: "\n", omittingEmptySubsequences: false
).enumerated().flatMap { index, line in
  line.matches(
    of: try! Regex("(?:^|[ {])([a-z][a-z0-9-]*):(?= |$)", as: (Substring, Substring).self)
  )
  // The two keys of a wallet's proof go together; a test of its own is about them.
  .filter { !line.contains("wallet.txt") || !["proof", "date"].contains($0.output.1) }
  .map { match in
    let name = String(match.output.1)
    // `evidence` and `as-of` are required in one place and optional in another.
    let isOptional =
      optionalKeys.contains(name) || (name == "evidence" && line.hasPrefix("evidence"))
      || (name == "as-of" && line.hasPrefix(" "))
      // The decimals of the token are required, those of one contract are not.
      || (name == "decimals" && line.hasPrefix("   "))
    return EngagementKey(name: name, line: index, isRequired: !isOptional)
  }
}

/// A part of the text, what stands in its place, and what the reader says.
struct EngagementChange: Sendable, CustomTestStringConvertible {
  let old: String
  let new: String
  let message: String

  init(_ old: String, _ new: String, _ message: String) {
    self.old = old
    self.new = new
    self.message = message
  }

  var testDescription: String { new }
}

let engagementDefects: [EngagementChange] = [
  .init("touchstone: 1", "touchstone: 2", "unknown version of the engagement file"),
  .init("touchstone: 1", "touchstone: [1]", "expected a single value"),
  .init("issuer: usdkg", "issuer: USDKG", "issuer does not follow its grammar"),
  .init("snapshot: 2025-Q4", "snapshot: \"2025 Q4\"", "snapshot does not follow its grammar"),
  .init("snapshot: 2025-Q4", "snapshot: {}", "expected a single value"),
  .init("as-of: 2025-11-28T15", "as-of: 2025-11-28T24", "as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
  .init("as-of: 2025-11-28T", "as-of: 2025-11-31T", "as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
  .init(
    "as-of: 2025-11-28T15:00:00Z", "as-of: 2025-11-28", "as-of is no time YYYY-MM-DDTHH:MM:SSZ"),
  .init("symbol: USDKG", "symbol: $KG", "symbol does not follow its grammar"),
  .init("decimals: 6", "decimals: 19", "decimals is above 18"),
  .init("decimals: 6", "decimals: -6", "decimals is not a plain number"),
  .init("decimals: 6", "decimals: 06", "decimals has a leading zero"),
  .init("peg: USD", "peg: EUR", "version 1 knows the peg USD alone"),
  .init(
    "asset: { symbol: USDKG, decimals: 6, peg: USD }", "asset: USDKG", "expected keys with values"),
  .init("mode: secret", "mode: public", "mode is neither secret nor transparent"),
  .init("key: private/snapshot.key", "key: \"\"", "the path is empty"),
  .init("key: private/snapshot.key", "key: \"a\\0b\"", "the path has a control character"),
  .init("file: holders.csv", "file: [holders.csv]", "expected a single value"),
  .init("id: holder_id", "id: balance", "id and balance are the same column"),
  .init("ignore: [zip, 007]", "ignore: zip", "expected a list"),
  .init("ignore: [zip, 007]", "ignore: [units]", "the column is read and cannot be ignored"),
  .init("prefix: \"eip155:1:\"", "prefix: \" x\"", "the prefix has white space at one end"),
  .init("prefix: \"eip155:1:\"", "prefix: \"\\x07\"", "the prefix has a control character"),
  .init(
    "prefix: \"eip155:1:\"", "prefix: " + String(repeating: "x", count: 255),
    "the prefix leaves no room for an id"),
  .init("chain: \"tron:0x2b6653dc\"", "chain: tron", "chain does not follow its grammar"),
  .init("contract: TExampl", "contract: 0xAB", "contract does not follow its grammar"),
  .init("block: \"77000000\"", "block: \"18446744073709551616\"", "block is above \(UInt64.max)"),
  .init("block-hash: \"0x00ab\"", "block-hash: 0x-", "block-hash does not follow its grammar"),
  .init("time: 2025-11-28T15:00:00Z", "time: noon", "time is no time YYYY-MM-DDTHH:MM:SSZ"),
  .init(
    "total: \"50000000\"", "total: \"1.0000001\"", "total has 7 decimals, at most 6 are allowed"),
  .init("total: \"50000000\"", "total: 1e9", "total is not a plain number"),
  .init(
    "non-redeemable: \"0.000001\"", "non-redeemable: \"50000000.000001\"",
    "more tokens are non-redeemable than exist"),
  .init("other-claims: \"0\"", "other-claims: \"\"", "other-claims is empty"),
  .init("other-claims: \"0\"", "other-claims: ", "other-claims is empty"),
  .init(
    "other-claims: \"0\"", "other-claims: \"340282366920938463463374607431769\"",
    "other-claims is too large"),
  .init("public: true", "public: yes", "public is neither true nor false"),
  .init("profile: canonical", "profile: \"\"", "profile is empty"),
  .init(
    "custodian: KG-BISHKEK-1", "custodian: KG BISHKEK", "custodian does not follow its grammar"),
  .init("as-of: 2025-11-28\n", "as-of: 2025-11-31\n", "as-of is no date YYYY-MM-DD"),
  .init("vault: KG-BISHKEK-1", "vault: \"\"", "vault is empty"),
  .init("account: USDKG-RESERVE", "account: \"a\\tb\"", "account has a control character"),
  .init("sha256: 00", "sha256: 0A", "sha256 is not 64 lower-case hexadecimal digits"),
  .init("sha256: 00", "sha256: 0", "sha256 is not 64 lower-case hexadecimal digits"),
  .init(
    "declared-bars: \"30\"", "declared-bars: \"30.0\"",
    "declared-bars has 1 decimals, at most 0 are allowed"),
  .init(
    "declared-gross-ozt: \"12088.680\"", "declared-gross-ozt: \"12088.6801\"",
    "declared-gross-ozt has 4 decimals, at most 3 are allowed"),
  .init(
    "declared-gross-ozt: \"12088.680\"", "declared-gross-ozt: \"18446744073709551.616\"",
    "declared-gross-ozt is too large"),
  .init("source: ledger", "source: Ledger", "source is none of its words"),
  .init("decimals: \"6\"\n", "decimals: \"256\"\n", "decimals is above 255"),
  .init("kind: time-locked", "kind: locked", "kind is none of its words"),
  .init("class: temporarily", "class: never", "class is none of its words"),
  .init(
    "amount: \"0.000001\"", "amount: \"0.0000001\"", "amount has 7 decimals, at most 6 are allowed"),
  .init("issued: \"9.5\"", "issued: \"-1\"", "issued is not a plain number"),
  .init("chain: \"eip155:5\"", "chain: \"5\"", "chain does not follow its grammar"),
  .init("address: \"0x0b\"", "address: \"0x0B\"", "address does not follow its grammar"),
  .init(
    "chain: \"eip155:5\", address: \"0x0b\"", "chain: \"eip155:1\", address: \"0x0a\"",
    "the same chain and address are named twice"),
  .init(", date: 2025-11-27 }", " }", "proof and date go together"),
  .init("500000-599999", "599999-500000", "is no range of numbers"),
  .init("500000-599999", "0500-0599", "is no range of numbers"),
  .init("7-7", "7", "is no range of numbers"),
  .init(
    "comparison:\n    - { file: other.csv, profile: canonical, custodian: OTHER }",
    "comparison: []",
    "no bar list is named"),
  .init(
    "kind: insurance", "kind: terms", "sum-insured-usd is for the kind 'insurance' alone"),
  .init(
    "confirmation-max-age-days: \"31\"", "confirmation-max-age-days: \"36526\"",
    "confirmation-max-age-days is above 36525"),
  .init(
    "good-delivery-only: true", "good-delivery-only: 1",
    "good-delivery-only is neither true nor false"),
  .init("restorable: [R01]", "restorable: [X99]", "unknown rule"),
  .init(
    "restorable: [R01]", "restorable: [D01]", "rule D01 excludes no bar that could be restored"),
  .init(
    "restorable: [R01]", "restorable: [B02]", "rule B02 excludes no bar that could be restored"),
  .init(
    "restorable: [R01]", "restorable: [T01]", "rule T01 excludes no bar that could be restored"),
  .init("nonce: 0011", "nonce: 001", "nonce is not 16 to 64 bytes in lower-case hexadecimal"),
  .init(
    "nonce: 00112233", "nonce: \"\" # ", "nonce is not 16 to 64 bytes in lower-case hexadecimal"),
  .init("method: monetary-unit", "method: random", "method is none of its words"),
  .init(
    "tolerable-mozt: \"100000\"", "tolerable: \"3\"", "the tolerable error is for the other method"),
  .init("size: \"7\"", "size: \"0\"", "size is 0"),
  .init("confidence: \"90\"", "confidence: \"101\"", "confidence is above 100"),
  .init(
    "usd-per-ozt: \"4161.10\"", "usd-per-ozt: \"0\"", "the price is not between 0.000001 and 100000"
  ),
  .init(
    "usd-per-ozt: \"4161.10\"", "usd-per-ozt: \"100000.000001\"",
    "the price is not between 0.000001 and 100000"),
  .init(
    "usd-per-ozt: \"4161.10\"", "usd-per-ozt: \"4,161.10\"", "usd-per-ozt is not a plain number"),
  .init("session: LBMA-PM", "session: LBMA PM", "session does not follow its grammar"),
  .init("kind: custodian-confirmation", "kind: Confirmation", "kind does not follow its grammar"),
  .init("file: confirmation.pdf", "file: {}", "expected a single value"),
  .init("haircut-bp: \"0\"", "haircut-bp: \"10001\"", "haircut-bp is above 10000"),
  .init(
    "buffer-bp: \"0\"", "buffer-bp: \"0.5\"", "buffer-bp has 1 decimals, at most 0 are allowed"),
  .init("waived: [T01, R01]", "waived: [T01, T01]", "rule T01 is named twice"),
  .init("waived: [T01, R01]", "waived: [X99]", "unknown rule"),
  .init("waived: [T01, R01]", "waived: T01", "expected a list"),
  .init("number: \"1\"", "number: \"0\"", "a revision's number is 1 or more"),
  .init("previous: ../2025-Q3", "previous: \"\" #", "the path is empty"),
]
