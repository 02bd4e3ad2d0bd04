import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import Notation
import Testing

/// L04 and E02: what custodians and the issuer say in writing, and the insurance.
@Suite struct DocumentRuleTests {
  private let confirmation = EvidenceDocument.Kind.custodianConfirmation
  private let encumbrance = EvidenceDocument.Kind.noEncumbrance

  private func document(
    _ kind: String, _ date: String = "2025-11-28", of custodian: String? = nil,
    signature: SignatureVerdict? = nil
  ) -> EvidenceDocument {
    var file = Engagement.EvidenceFile(kind: kind, date: CalendarDate(date)!, path: "d")
    file.custodian = custodian
    return EvidenceDocument(file: file, digest: SHA256.hash("d"), signature: signature)
  }

  private func evidence(
    _ documents: [EvidenceDocument], labels: [String] = ["CUSTODIAN"], limit: UInt64? = 30
  ) -> Evidence {
    completeEvidence(
      labels.enumerated().map { barList([goodBar("\($0.offset)")], label: $0.element) }
    ) {
      $0.documents = documents
      $0.policy!.confirmationDays = limit
    }
  }

  /// Both rules ask for a document near the as-of date, 2025-11-28.
  @Test(arguments: [
    ("2025-11-28", true), ("2025-10-29", true), ("2025-10-28", false), ("2025-12-28", true),
    ("2025-12-29", false),
  ])
  func nearTheDay(date: String, near: Bool) {
    for (rule, kind) in [("L04", confirmation), ("E02", encumbrance)] {
      let evidence = evidence([document(kind, date)])
      let found = findings(of: rule, evidence)
      #expect(found.map(\.severity) == (near ? [] : [.blocking]))
      #expect(
        near
          || found.first?.values
            == ["reason": "out-of-date", "nearest-days": "31", "limit-days": "30"]
      )
      #expect(lacking(rule, evidence).isEmpty)
      // One document near the day is enough.
      #expect(findings(of: rule, self.evidence([document(kind, date), document(kind)])).isEmpty)
      // Neither stands for the other.
      #expect(findings(of: rule == "L04" ? "E02" : "L04", evidence).isEmpty)
      #expect(lacking(rule == "L04" ? "E02" : "L04", evidence).count == 1)
    }
  }

  @Test func signatures() {
    for (rule, kind) in [("L04", confirmation), ("E02", encumbrance)] {
      #expect(findings(of: rule, evidence([document(kind, signature: .valid)])).isEmpty)
      let forged = document(kind, signature: .invalid)
      for documents in [[forged], [forged, document(kind)], [document(kind), forged]] {
        let found = findings(of: rule, evidence(documents))
        #expect(found.map { $0.values["reason"] } == ["signature-invalid"])
      }
      // One that is too old to count does no harm.
      let old = document(kind, "2024-01-01", signature: .invalid)
      #expect(findings(of: rule, evidence([old, document(kind)])).isEmpty)
      // Without a limit the signature can still be looked at.
      let unlimited = evidence([old], limit: nil)
      #expect(findings(of: rule, unlimited).count == 1)
      #expect(lacking(rule, unlimited) == ["policy 'confirmation-max-age-days'"])
      #expect(
        findings(of: rule, evidence([document(kind, "2024-01-01")], limit: nil)).isEmpty)
    }
  }

  @Test func oneConfirmationForEachCustodian() {
    let both = ["A", "B"]
    let a = document(confirmation, of: "A")
    let b = document(confirmation, "2025-01-01", of: "B")
    #expect(lacking("L04", evidence([a], labels: both)) == ["confirmation of the custodian B"])
    #expect(lacking("L04", evidence([], labels: both)).count == 2)
    let found = findings(of: "L04", evidence([a, b], labels: both))
    #expect(found.map(\.subject) == [.list(label: "B", digest: SHA256.hash("B"))])
    // With several custodians a document that names none is nobody's.
    #expect(lacking("L04", evidence([document(confirmation)], labels: both)).count == 2)
    #expect(lacking("L04", evidence([document(confirmation)], labels: ["A"])).isEmpty)
    #expect(lacking("L04", evidence([b], labels: ["A"])) == ["confirmation of the custodian A"])
    // Two lists of one custodian: one document, one finding for each list that it leaves open.
    let twice = completeEvidence([
      barList([goodBar("1")], label: "B"), barList([goodBar("2")], label: "B"),
    ]) { $0.documents = [b] }
    #expect(lacking("L04", twice).isEmpty)
    #expect(findings(of: "L04", twice).count == 1)
  }

  @Test func confirmationsWithoutADay() {
    let undated = completeEvidence([barList([goodBar()]) { $0.asOf = nil }]) {
      $0.asOf = nil
      $0.documents = [document(confirmation, "2001-01-01"), document(encumbrance, "2001-01-01")]
    }
    #expect(lacking("L04", undated) == ["as-of date of the bar list 'CUSTODIAN.csv'"])
    #expect(lacking("E02", undated) == ["the as-of date"])
    #expect(findings(of: "L04", undated).isEmpty && findings(of: "E02", undated).isEmpty)
  }

  @Test func oneStatementForTheReserve() {
    let both = ["A", "B"]
    let a = document(encumbrance, of: "A")
    let b = document(encumbrance, of: "B")
    let all = document(encumbrance)
    #expect(findings(of: "E02", evidence([a, b], labels: both)).isEmpty)
    #expect(findings(of: "E02", evidence([all], labels: both)).isEmpty)
    #expect(findings(of: "E02", evidence([a, all], labels: both)).isEmpty)
    let found = findings(of: "E02", evidence([a], labels: both))
    #expect(found.map(\.subject) == [.reserve])
    #expect(found.first?.severity == .blocking)
    #expect(found.first?.values["reason"] == "custodian-not-named")
    #expect(found.first?.values["custodians-not-named"] == "1")
    // One that is too old names nobody.
    let old = document(encumbrance, "2025-01-01", of: "B")
    #expect(findings(of: "E02", evidence([a, old], labels: both)).count == 1)
    #expect(
      lacking("E02", evidence([])) == ["statement that nobody else has a claim on the bars"])
  }

  @Test func whatIsComplete() {
    for rule in ["L04", "E02"] {
      #expect(lacking(rule, completeEvidence()).isEmpty)
      #expect(findings(of: rule, completeEvidence()).isEmpty)
    }
  }

  /// 12086.714 ozt at 4.1611: 50294.0256254 USD; a sum of whole micro-dollars is compared with it.
  @Test(
    arguments: [
      (50_294_025_626, false), (50_294_025_625, true), (0, true), (.max, false),
    ] as [(UInt128, Bool)])
  func insurance(sum: UInt128, short: Bool) {
    var figures = Figures(
      asset: Statement.Asset(symbol: "DEMO", decimals: 6), claims: 1, fineListed: 12_086_714,
      fineAccepted: 12_086_714,
      valuation: Valuation(price: 4_161_100, haircut: 5_000, decimals: 6)!, buffer: 0)
    #expect(findings(of: "L04", figures).isEmpty)
    figures.sumInsured = sum
    let found = findings(of: "L04", figures)
    #expect(found.map(\.severity) == (short ? [.warning] : []))
    #expect(found.allSatisfy { $0.subject == .reserve })
    #expect(
      !short
        || found.first?.values
          == ["insured-micro-usd": "\(sum)", "value-micro-usd": "50294025626"]
    )
  }

  @Test func aRuleOfBothKindsIsListedOnce() {
    #expect(RuleCatalogue.all.count { $0.text.id == "L04" } == 1)
    #expect(RuleCatalogue.resultRules.contains { $0.text.id == "L04" })
    #expect(RuleCatalogue.evidenceRules.contains { $0.text.id == "L04" })
  }
}
