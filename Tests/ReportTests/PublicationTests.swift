import Audit
import Bullion
import Disclosure
import Hashing
import MerkleSum
import Notation
import Testing

@testable import Report

/// The report lies in the publication: what it may show, and what it may not.
struct PublicationTests {
  @Test func `of a private list nothing of a row is shown`() throws {
    var example = Case.shortfall
    example.isPublic = false
    for list in example.lists.indices {
      example.lists[list].label = "CUSTODIAN-\(list)"
      // The account agrees nowhere, so that L01 has findings with private details as well.
      for bar in example.lists[list].bars.indices {
        example.lists[list].bars[bar].account = "SECRET-ACCOUNT"
        example.lists[list].bars[bar].vault = "SECRET-VAULT"
      }
    }
    example.lists[0].isDeclared = false
    let conclusion = try example.conclusion()
    let page = AuditReport(conclusion).html()
    for bar in example.lists.flatMap(\.bars) {
      for text in [bar.id, bar.serial, bar.container, bar.seal, bar.refinerCode] {
        #expect(!page.contains(text), "the page holds \(text)")
      }
    }
    for text in ["SECRET", "AU|", "input/", ".csv'", "&#39;the-", "bars.csv:", "Annex"] {
      #expect(!page.contains(text), "the page holds \(text)")
    }
    let nonces = conclusion.findings.map(conclusion.publishedSubject).filter {
      $0.hasPrefix("bar:")
    }
    #expect(!nonces.isEmpty && nonces.allSatisfy(page.contains))
    #expect(page.contains("bars.csv (not published)"))
  }

  @Test func `details and places of findings are never shown`() throws {
    let conclusion = try Case.shortfall.conclusion()
    let page = AuditReport(conclusion).html()
    #expect(conclusion.findings.contains { !$0.locations.isEmpty })
    for finding in conclusion.findings {
      for place in finding.locations { #expect(!page.contains("\(place)")) }
    }
  }

  @Test(arguments: [Case(), .shortfall, .blocked, .complete])
  func `roots, hashes and the statement are there in full`(example: Case) throws {
    let conclusion = try example.conclusion()
    let page = AuditReport(conclusion).html()
    let statement = conclusion.statement
    let digests = [
      statement.liabilities.hash, statement.findings.hash, statement.inputsHash,
      statement.barsHash, statement.price.evidence, SHA256.hash(conclusion.statementText),
    ]
    for digest in digests + (statement.inventory.map { [$0.hash] } ?? []) {
      #expect(page.contains("<code>\(Hex.encode(digest.bytes))</code>"))
    }
    #expect(page.contains(">" + Markup.escaped(conclusion.statementText) + "</pre>"))
    #expect(
      readable(page).contains("touchstone verify PROOF --statement statement.txt --holder ID"))
    #expect(page.contains("python3 spec/verifier/verify.py proof"))
    #expect(page.contains("touchstone recompute AUDIT.yaml --audit DIR"))
  }

  @Test(arguments: [Case(), .shortfall, .blocked, .complete])
  func `the words of an opinion are not used`(example: Case) throws {
    let page = try example.html().lowercased()
    for word in ["certified", "assured", "verified", "guarantee", "fairly", "we believe"] {
      #expect(!page.contains(word), "the page says \(word)")
    }
  }

  @Test(arguments: [Case(), .shortfall, .blocked, .complete])
  func `the result stands in one element with what limits it`(example: Case) throws {
    let conclusion = try example.conclusion()
    let page = AuditReport(conclusion).html()
    let result = conclusion.statement.result.rawValue
    let banner = page.split(separator: "<div class=\"banner\"")[1].split(separator: "</div>")[0]
    #expect(banner.contains(">\(result)<"))
    #expect(banner.contains("not tested") && banner.contains("undisposed"))
    let title = page.split(separator: "<title>")[1].split(separator: "</title>")[0]
    #expect(!title.contains(result))
  }

  @Test func `equal audits give equal pages, whatever the order of lists and rows`() throws {
    let page = try Case.shortfall.html()
    #expect(try Case.shortfall.html() == page)
    var other = Case.shortfall
    other.lists.reverse()
    for list in other.lists.indices { other.lists[list].bars.reverse() }
    #expect(try other.html() == page)
  }
}
