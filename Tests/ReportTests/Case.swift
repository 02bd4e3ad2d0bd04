import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation

@testable import Report

/// An audit made by hand, without files: what a test changes is a property.
struct Case {
  var symbol = "USDKG"
  var decimals = 6
  var mode = Engagement.Mode.transparent
  var holders: UInt64 = 4987
  var liabilities: UInt128 = 50_000_000_000_000
  var otherClaims: UInt128 = 0
  var supply: [Statement.Supply] = [.on("tron:0x2b6653dc", total: 50_000_000_000_000)]
  var isPublic = true
  var lists = [CaseList(label: "KG-BISHKEK-1", bars: CaseList.usdkg)]
  var refiners: [String]? = ["KYRGYZALTYN"]
  var price: UInt128 = 4_161_100_000
  var haircut: UInt64 = 0
  var buffer: UInt64 = 50
  /// Required rules whose papers no case gives.
  var waived = ["E02", "L04"]
  /// What is given beyond lists, register and supply.
  var further: @Sendable (inout Evidence) -> Void = { _ in }
  var supplyDetails: [Engagement.SupplyDetail] = []
  /// Lines of inputs.txt beyond lists and register.
  var furtherInputs: [PublishedInput] = []
  var dispositions: [Disposition] = []
  /// Rules that a disposition may restore a bar from.
  var restorable: [String] = []

  static let instant = Timestamp("2025-11-28T15:00:00Z")!

  var engagement: Engagement {
    Engagement(
      file: "audit.yaml", issuer: "usdkg.example/reserves", snapshot: "2025-Q4",
      asOf: Case.instant, asset: Statement.Asset(symbol: symbol, decimals: decimals), mode: mode,
      keyFile: "snapshot.key", holders: [Engagement.HolderFile(path: "holders.csv")],
      supply: supply, otherClaims: otherClaims, barsArePublic: isPublic,
      barLists: lists.map(\.file), refiners: refiners.map { _ in "refiners.csv" },
      price: Engagement.PriceNote(
        microUSD: price, session: "LBMA-PM", date: Case.instant.date, path: "price-note.txt"),
      evidence: [],
      policy: Engagement.Policy(
        haircut: haircut, buffer: buffer, fineTolerance: 1, waived: waived),
      dispositions: nil, previous: nil, revision: nil)
  }

  func conclusion() throws -> Conclusion {
    let register = refiners.map { codes in
      RefinerRegister(
        digest: SHA256.hash("refiners"),
        entries: codes.map {
          RefinerRegister.Entry(
            code: $0, name: $0, status: .listed, validFrom: nil, validTo: nil, decidedOn: nil)
        })
    }
    var claims = Evidence.Claims(holdersTotal: liabilities, supply: supply)
    claims.details = supplyDetails
    var evidence = Evidence(lists: lists.map(\.list), refiners: register, claims: claims)
    further(&evidence)
    let key = SnapshotKey(bytes: [UInt8](repeating: 7, count: 32))!
    let inventoryKey = key.treeKey(.inventory, issuer: "i", snapshot: "s")
    let examination = Examination(
      of: evidence,
      dispositions: Dispositions(
        dispositions, restorable: restorable, inventoryKey: inventoryKey))
    let accepted = examination.outcomes.count { $0.reasons.isEmpty }
    return try Conclusion(
      of: examination, for: engagement,
      committing: Conclusion.Commitments(
        liabilities: SumNode(count: holders, sum: liabilities, hash: SHA256.hash("liabilities")),
        inventory: accepted == 0
          ? nil
          : SumNode(
            count: UInt64(accepted), sum: examination.fineAccepted,
            hash: SHA256.hash("inventory")),
        liabilitiesKey: key.treeKey(.liabilities, issuer: "i", snapshot: "s"),
        inventoryKey: inventoryKey,
        inputs: lists.map {
          PublishedInput(role: "bar-list", digest: $0.list.digest, date: $0.file.asOf)
        } + [PublishedInput(role: "refiners", digest: SHA256.hash("refiners"))] + furtherInputs,
        priceEvidence: SHA256.hash("price"), previous: nil, replaces: nil))
  }

  /// What stands beside the result. How many rules and findings there are depends on the
  /// catalogue; these tests are about the page.
  func limits() throws -> String {
    let statement = try conclusion().statement
    let rules = statement.notTested
    return "\(FigureText.count(rules.count, "rule")) not tested"
      + (rules.isEmpty ? "" : " (\(rules.joined(separator: ", ")))")
      + " \(FigureText.count(statement.findings.undisposed, "finding")) undisposed"
  }

  /// The page.
  func html() throws -> String { AuditReport(try conclusion()).html() }

  /// The page as a reader sees it: without tags, white space in one piece.
  func words() throws -> String { readable(try html()) }
}

/// A page's text: elements become spaces, and the five escapes become characters again.
func readable(_ html: String) -> String {
  let start = html.firstRange(of: "<main>")?.upperBound ?? html.startIndex
  let end = html.firstRange(of: "<script>")?.lowerBound ?? html.endIndex
  let body = html[start..<end]
  var text = ""
  var isTag = false
  for character in body {
    switch character {
    case "<":
      isTag = true
      text += " "
    case ">": isTag = false
    default: if !isTag { text.append(character) }
    }
  }
  for (escape, character) in [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    text = text.replacing(escape, with: character)
  }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

extension Statement.Supply {
  static func on(_ chain: String, total: UInt128, nonRedeemable: UInt128 = 0) -> Self {
    let isTron = chain.hasPrefix("tron:")
    return Statement.Supply(
      chain: chain,
      contract: isTron
        ? "TG7E7jke2DjB2oiSyvHHxCaRv6QHSiBMRX" : "0x" + String(repeating: "5a", count: 20),
      block: 77_930_417,
      blockHash: (isTron ? "" : "0x")
        + "0000000004a51fb13bad56298ac4bc2dc939d66fb8473099a717791ae8c90570",
      time: Case.instant, total: total, nonRedeemable: nonRedeemable)
  }
}
