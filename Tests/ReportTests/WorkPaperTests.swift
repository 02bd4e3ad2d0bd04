import Audit
import Bullion
import Diagnostics
import Disclosure
import Hashing
import MerkleSum
import Notation
import Testing

@testable import Report

/// The papers for the auditor's file.
@Suite struct WorkPaperTests {
  /// A paper's fields, header first.
  private func table(_ name: String, of example: Case) throws -> [[String]] {
    let papers = WorkPapers.all(of: try example.conclusion())
    let paper = try #require(papers.first { $0.name == name })
    return fields(of: paper.text)
  }

  /// Whoever reads CSV by RFC 4180 alone.
  private func fields(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      let last = (rows.count - 1, rows[rows.count - 1].count - 1)
      switch scalar {
      case "\"":
        // A doubled quote ends and begins the quoted part, and is a quote.
        if !isQuoted && previous == "\"" { rows[last.0][last.1].unicodeScalars.append("\"") }
        isQuoted.toggle()
      case "," where !isQuoted: rows[last.0].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[last.0][last.1].unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return rows.dropLast()
  }

  private func column(_ name: String, _ table: [[String]]) throws -> [String] {
    let index = try #require(table[0].firstIndex(of: name))
    return table.dropFirst().map { $0[index] }
  }

  private func sum(_ texts: [String]) throws -> UInt128 {
    try texts.reduce(0) { $0 + (try DecimalText.parse($1, decimals: 3)) }
  }

  @Test func `every paper is a rectangle under its header`() throws {
    for example in [Case(), .shortfall, .blocked, MarkupTests.hostileCase] {
      for paper in WorkPapers.all(of: try example.conclusion()) {
        let rows = fields(of: paper.text)
        #expect(rows.allSatisfy { $0.count == rows[0].count }, "\(paper.name)")
        #expect(paper.text.hasSuffix("\n") && !paper.text.contains("\r"))
      }
    }
  }

  @Test func `the register has each row with what became of it`() throws {
    let bars = try table("bars.csv", of: .shortfall)
    #expect(bars.count == 17)
    #expect(
      bars.contains([
        "VAULT-LONDON", "PALLET-2", "L002", "VAULT-LONDON",
        "AU|SAMPLE-CAPE|77105|2019|398275|ozt|994500", "SAMPLE-CAPE", "", "77105", "2019", "GD400",
        "1", "398.275", "ozt", "994.500", "396.084", "396.084", "396.084", "0.000", "excluded",
        "B05", "", "allocated", "RESERVE", "", "bars.csv:6",
      ]))
    #expect(try column("result", bars).count { $0 == "accepted" } == 12)
    #expect(try sum(try column("listed_fine_ozt", bars)) == 6_430_410)
    #expect(try sum(try column("accepted_fine_ozt", bars)) == 4_820_913)
  }

  @Test func `boxes and vaults add up to the register`() throws {
    for example in [Case(), .shortfall, .blocked] {
      let bars = try table("bars.csv", of: example)
      for name in ["boxes.csv", "totals-by-vault.csv"] {
        let sums = try table(name, of: example)
        for figure in ["listed_fine_ozt", "accepted_fine_ozt"] {
          #expect(
            try sum(try column(figure, sums)) == sum(try column(figure, bars)), "\(name) \(figure)")
        }
        #expect(
          try column("rows", sums).reduce(0) { $0 + Int($1)! } == bars.count - 1, "\(name)")
      }
    }
    #expect(
      try table("boxes.csv", of: .shortfall)[3].prefix(10) == [
        "VAULT-ZURICH", "PALLET-1", "Z001", "4", "4", "404.700", "37513.700", "1610.431", "3",
        "1205.812",
      ])
    #expect(try table("totals-by-vault.csv", of: .shortfall)[1][0...1] == ["VAULT-LONDON", "2"])
  }

  @Test func `a melt is one row of several bars`() throws {
    var example = Case()
    example.lists[0].bars[0].count = 5
    #expect(try table("totals-by-vault.csv", of: example)[1][2...3] == ["30", "34"])
  }

  @Test func `boxes stand beside their packing lists and their seals before`() throws {
    var example = Case.shortfall
    example.further = { evidence in
      evidence.packingList = PackingList(
        digest: .zero,
        boxes: [
          PackingList.Box(
            vault: "VAULT-ZURICH", container: "PALLET-2", seal: "Z009", bars: 4,
            gross: .milligrams(50_013_700), fine: 1_606_197),
          PackingList.Box(vault: "VAULT-LONDON", container: "PALLET-9", seal: "L9", bars: 2),
        ])
      evidence.previous = EarlierAudit(
        statement: try! Case().conclusion().statement, bars: nil,
        places: ["Z9", "Z1", "Z9"].map {
          EarlierAudit.Place(
            bar: "AU|X", list: "L", vault: "VAULT-ZURICH", container: "PALLET-2", seal: $0)
        })
    }
    let boxes = try table("boxes.csv", of: example)
    #expect(boxes.count == 6)
    #expect(
      boxes[3]
        == ["VAULT-LONDON", "PALLET-9", "", "0", "0", "0.000", "0.000", "0.000", "0", "0.000"]
        + ["L9", "2", "", "", "", ""])
    #expect(boxes[5].suffix(6) == ["Z009", "4", "50013.700", "g", "1606.197", "Z1; Z9"])
  }

  @Test func `exceptions name bar, box and place, and what was decided`() throws {
    var example = Case.shortfall
    let finding = try #require(try example.conclusion().findings.first { $0.rule == "E01" })
    example.dispositions = [
      Disposition(
        finding: try example.conclusion().id(of: finding), decision: .upheld, by: "=A. Auditor",
        date: CalendarDate("2025-12-02")!, evidence: SHA256.hash("letter"), note: "a, \"b\"",
        location: Location(file: "dispositions.csv", line: 2))
    ]
    let exceptions = try table("exceptions.csv", of: example)
    let findings = try example.conclusion().findings
    #expect(exceptions.count == findings.count + 1)
    #expect(try column("severity", exceptions) == findings.map(\.severity.rawValue))
    #expect(
      try column("finding_id", exceptions).count == Set(try column("finding_id", exceptions)).count)
    let pledged = try #require(exceptions.first { $0[1] == "E01" })
    #expect(
      pledged[5...7] == [
        "AU|SAMPLE-THAMES|500131|2023|405325|ozt|999900", "VAULT-LONDON", "PALLET-2",
      ])
    #expect(pledged[8] == "status=pledged")
    #expect(pledged[10] == "bars.csv:9:12")
    #expect(
      pledged.suffix(5)
        == [
          "upheld", "'=A. Auditor", "2025-12-02", Hex.encode(SHA256.hash("letter").bytes),
          "a, \"b\"",
        ])
    #expect(try column("decision", exceptions).count { !$0.isEmpty } == 1)
    let twice = try #require(exceptions.first { $0[1] == "D01" })
    #expect(twice[6] == "VAULT-LONDON; VAULT-ZURICH")
  }

  @Test func `what lacked input is said with what that does`() throws {
    let rows = try table("not-tested.csv", of: .blocked)
    #expect(try column("rule", rows).contains("K02"))
    let supply = try #require(rows.first { $0[0] == "K02" })
    #expect(supply[1] == "blocking" && supply[4] == "blocks: the rule is required")
    // A private list's file stands in no paper of rules either.
    #expect(!rows.contains { $0[3].contains("the-KG") })
  }

  @Test func `documents are the lines of inputs, with what is known of them`() throws {
    var example = Case()
    let digest = SHA256.hash("letter")
    example.furtherInputs = [
      PublishedInput(
        role: "evidence:insurance", digest: digest, date: CalendarDate("2025-11-01")!)
    ]
    example.further = { evidence in
      var file = Engagement.EvidenceFile(
        kind: "insurance", date: CalendarDate("2025-11-01")!, path: "papers/policy.pdf")
      file.custodian = "KG-BISHKEK-1"
      file.sumInsured = 60_000_000_500_000
      evidence.documents = [EvidenceDocument(file: file, digest: digest, signature: .invalid)]
    }
    let rows = try table("documents.csv", of: example)
    #expect(rows.count == 4)
    #expect(
      rows.contains([
        "evidence:insurance", "2025-11-01", Hex.encode(digest.bytes), "papers/policy.pdf",
        "KG-BISHKEK-1", "does not agree with the key", "60000000.5",
      ]))
  }

  @Test func `the roll-forward adds up to both inventories`() throws {
    var example = Case.shortfall
    #expect(!WorkPapers.all(of: try example.conclusion()).contains { $0.name.hasPrefix("roll") })
    var before = try example.conclusion().bars
    let opening = before.reduce(UInt128(0)) { $0 + UInt128($1.fineAccepted) }
    let gone = before.removeFirst { $0.reasons.isEmpty }
    before.append(
      PublishedBar(
        id: "AU|RAND|1|2020|400000|ozt|999900", list: "VAULT-LONDON", fineListed: 399_960,
        fineAccepted: 399_960, reasons: [], nonce: Nonce(value: 1)))
    example.further = { [before] in
      $0.previous = EarlierAudit(
        statement: try! Case().conclusion().statement, bars: before, places: nil)
    }
    let rows = try table("roll-forward.csv", of: example)
    #expect(try sum(try column("accepted_after_ozt", rows)) == 4_820_913)
    #expect(
      try sum(try column("accepted_before_ozt", rows))
        == opening - UInt128(gone.fineAccepted) + 399_960)
    #expect(try column("movement", rows).count { $0 == "arrived" } == 1)
    #expect(try column("movement", rows).count { $0 == "left" } == 1)
    #expect(try column("movement", rows).count { $0 == "unchanged" } == 11)
  }

  @Test func `equal audits give equal papers, whatever the order of lists and rows`() throws {
    var other = Case.shortfall
    other.lists.reverse()
    let papers = WorkPapers.all(of: try Case.shortfall.conclusion())
    #expect(WorkPapers.all(of: try other.conclusion()) == papers)
  }

  @Test func `no field begins like a formula`() throws {
    var example = Case.shortfall
    for (place, text) in ["=1+1", "+A1", "-A1", "@SUM(A1)"].enumerated() {
      example.lists[0].bars[place].serial = text
      example.lists[0].bars[place].container = text
      example.lists[1].bars[place].vault = text
      example.lists[1].bars[place].refinerMark = text
    }
    for paper in WorkPapers.all(of: try example.conclusion()) {
      for field in fields(of: paper.text).joined() {
        #expect(field.first.map { !"=+-@\t\r".contains($0) } ?? true, "\(paper.name): \(field)")
      }
    }
  }
}

extension Array {
  /// Removes the first element of this kind.
  fileprivate mutating func removeFirst(where isWanted: (Element) -> Bool) -> Element {
    remove(at: firstIndex(where: isWanted)!)
  }
}
