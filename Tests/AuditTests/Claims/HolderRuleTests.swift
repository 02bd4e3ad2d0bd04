import Audit
import Diagnostics
import Disclosure
import Notation
import Testing

/// K: where balances come from, the issuer's addresses, and one moment for all.
@Suite struct HolderRuleTests {
  private func evidence(_ change: (inout Evidence.Claims) -> Void) -> Evidence {
    completeEvidence(claims: completeClaims(change))
  }

  private func holders(_ source: Engagement.HolderSource?) -> Engagement.HolderFile {
    var file = Engagement.HolderFile(path: "a/b.csv")
    file.source = source
    return file
  }

  @Test func balances() {
    for source in [Engagement.HolderSource.contractState, .ledger] {
      #expect(findings(of: "K05", evidence { $0.holders = [holders(source)] }).isEmpty)
    }
    let logs = evidence { $0.holders = [holders(.ledger), holders(.transferLogs)] }
    let found = findings(of: "K05", logs)
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.subject == .liabilities)
    #expect(found.first?.values == ["holder-files": "2", "from-transfer-logs": "1"])
    #expect(lacking("K05", logs).isEmpty)
    let unsaid = evidence { $0.holders = [holders(nil), holders(.ledger)] }
    #expect(lacking("K05", unsaid) == ["source of the holder file 'b.csv'"])
    #expect(findings(of: "K05", unsaid).isEmpty)
    #expect(lacking("K05", evidence { $0.holders = [] }) == ["holder files"])
    #expect(lacking("K05", completeEvidence(claims: nil)) == ["holder files"])
  }

  @Test func wallets() {
    let proven = completeClaims().wallets![0]
    let unproven = Engagement.IssuerWallet(chain: "tron:1", address: "T")
    let found = findings(of: "K07", evidence { $0.wallets = [proven, unproven] })
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.subject == .liabilities)
    #expect(found.first?.values == ["wallets": "2", "without-proof": "1"])
    #expect(found.first?.details == ["without-proof": "tron:1/T"])
    for none in [[], [proven]] {
      #expect(findings(of: "K07", evidence { $0.wallets = none }).isEmpty)
      #expect(lacking("K07", evidence { $0.wallets = none }).isEmpty)
    }
    #expect(lacking("K07", evidence { $0.wallets = nil }) == ["the issuer's addresses"])
    #expect(lacking("K07", completeEvidence(claims: nil)) == ["the issuer's addresses"])
  }

  private func moments(
    list: String = "2025-11-28", price: String = "2025-11-28",
    block: String = "2025-11-28T14:00:00Z", asOf: String = "2025-11-28T15:00:00Z"
  ) -> [String] {
    let claims = completeClaims { $0.supply[0].time = Timestamp(block)! }
    let lists = [barList([goodBar()]) { $0.asOf = CalendarDate(list) }]
    let evidence = completeEvidence(lists, claims: claims) {
      $0.price!.note.date = CalendarDate(price)!
      $0.asOf = Timestamp(asOf)
    }
    let found = findings(of: "K06", evidence)
    #expect(found.allSatisfy { $0.severity == .warning && $0.subject == .reserve })
    return found.map { $0.values["spread-seconds"]! }
  }

  /// Each kind of moment, as the earliest and as the latest, on both sides of the limit.
  @Test func oneMoment() {
    #expect(moments() == [])
    #expect(moments(list: "2025-11-27") == [])
    #expect(moments(list: "2025-11-26") == ["140400"])
    #expect(moments(list: "2025-11-29") == [])
    #expect(moments(list: "2025-11-30") == ["122400"])
    #expect(moments(price: "2025-11-26") == ["140400"])
    #expect(moments(price: "2025-11-30") == ["122400"])
    #expect(moments(block: "2025-11-27T15:00:00Z") == [])
    #expect(moments(block: "2025-11-27T14:59:59Z") == ["86401"])
    #expect(moments(asOf: "2025-11-29T14:00:00Z") == [])
    #expect(moments(asOf: "2025-11-29T14:00:01Z") == ["86401"])
    let midnight = "2025-11-28T00:00:00Z"
    #expect(moments(list: "2025-11-26", price: "2025-11-27", block: midnight, asOf: midnight) == [])
    let second = "2025-11-28T00:00:01Z"
    #expect(
      moments(list: "2025-11-26", price: "2025-11-27", block: second, asOf: midnight) == ["86401"])
  }

  @Test func momentsThatAreMissing() {
    #expect(lacking("K06", completeEvidence()).isEmpty)
    #expect(lacking("K06", evidence { $0.supply = [] }) == ["token supply for each chain"])
    #expect(lacking("K06", completeEvidence { $0.price = nil }) == ["the gold price"])
    #expect(lacking("K06", completeEvidence { $0.asOf = nil }) == ["the as-of time"])
    let undated = barList([goodBar()]) { $0.asOf = nil }
    #expect(
      lacking("K06", completeEvidence([undated])) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    #expect(findings(of: "K06", Evidence(lists: [undated], refiners: nil)).isEmpty)
  }
}
