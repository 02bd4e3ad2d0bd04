import Audit
import Bullion
import Disclosure
import Hashing
import MerkleSum
import Notation
import Testing

@testable import Report

/// The parts of the report for the auditor's file.
@Suite struct AnnexTests {
  @Test func `then and now, and the way between`() throws {
    let words = try Case.complete.words()
    for expected in [
      "Since the previous audit Then and now, by both statements Figure 2025-Q3 2025-Q4",
      "As of 2025-08-29T15:00:00Z 2025-11-28T15:00:00Z",
      "Holders' total, SMPL 25,000,000.00 26,000,000.00",
      "Redeemable supply, SMPL 25,000,000.00 26,000,000.00",
      "Arrived not listed before +801.052 2 bars",
      "Cleared listed and excluded before +400.560 1 bar",
      "Left not listed now \u{2212}799.864 2 bars",
      "Excluded listed and excluded now \u{2212}801.071 2 bars",
      "Restated the same bar, another accepted weight +0.045 1 bar",
      "lead to the closing figure exactly, in bars and in ounces, and both ends are those of",
      "Of the bars that left, 1 bar came back under the same refiner, serial and year",
      "since the previous audit, in SMPL Chain Opening Issued Redeemed Destroyed Closing",
      "eip155:1 25,500,000.00 1,200,000.00 150,000.00 50,000.00 26,500,000.00 lead to the closing",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `a way that does not lead there is said to be none`() throws {
    var example = Case.complete
    let further = example.further
    example.further = { evidence in
      further(&evidence)
      evidence.previous?.bars?.removeLast(where: { $0.reasons.isEmpty })
    }
    example.supplyDetails[0].movement?.issued += 1
    let words = try example.words()
    #expect(words.contains("The movements do not lead from the one statement's figures to the"))
    #expect(words.contains("26,500,000.00 do not lead to the closing figure"))
  }

  @Test func `supply beyond all bounds ties with nothing`() throws {
    var example = Case.complete
    for movement in [
      Engagement.SupplyMovement(issued: .max, redeemed: 1, destroyed: 0),
      Engagement.SupplyMovement(issued: 0, redeemed: .max, destroyed: .max),
    ] {
      example.supplyDetails[0].movement = movement
      #expect(try example.words().contains("do not lead to the closing figure"))
    }
  }

  @Test func `without the bars before, figures alone`() throws {
    var example = Case.complete
    let further = example.further
    example.further = { evidence in
      further(&evidence)
      evidence.previous?.bars = nil
    }
    let words = try example.words()
    #expect(words.contains("Then and now, by both statements"))
    #expect(words.contains("The bars of the previous audit were not given"))
    #expect(!words.contains("Roll-forward of the accepted bars"))
    #expect(try !Case.shortfall.words().contains("Since the previous audit"))
  }

  @Test func `steps begin where the last one ended`() throws {
    let conclusion = try Case.complete.conclusion()
    let previous = try #require(conclusion.examination.evidence.previous)
    let steps = Waterfall(
      RollForward(from: previous.bars ?? [], to: conclusion.bars), from: previous.statement,
      to: conclusion.statement
    ).steps
    #expect(steps.count == 7)
    for (one, next) in zip(steps, steps.dropFirst()).dropLast() {
      #expect(next.before == one.after)
    }
    #expect(steps[5].after == steps[6].after)
    #expect(steps[6].after == conclusion.figures.fineAccepted)
  }

  @Test func `tokens in three classes`() throws {
    let words = try Case.complete.words()
    for expected in [
      "eip155:1 redeemable held by holders 26,000,000.00",
      "eip155:1 temporarily non-redeemable the issuer's own, not sold 300,000.00",
      "eip155:1 permanently non-redeemable made for tests 50,000.00",
      "eip155:1 non-redeemable not classed 150,000.00",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
    #expect(!words.contains("less than the classes"))
    #expect(try Case.shortfall.words().contains("non-redeemable not classed 500,000.00"))
    var example = Case.complete
    example.supplyDetails[0].classes?[0].amount = .max
    let more = try example.words()
    #expect(more.contains("which is less than the classes add up to 500,000.00"))
    #expect(!more.contains("not classed"))
  }

  @Test func `documents with date, hash and what came of their signature`() throws {
    let words = try Case.complete.words()
    let hash = Hex.encode(SHA256.hash("letter").bytes)
    #expect(
      words.contains(
        "insurance (evidence) 2025-11-01 VAULT-LONDON does not agree with the key \(hash)"))
    #expect(words.contains("bar-list 2025-11-28 VAULT-ZURICH none given"))
    #expect(try !Case.complete.html().contains("policy.pdf"))
  }

  @Test func `dispositions by finding, without their notes`() throws {
    let conclusion = try Case.complete.conclusion()
    let page = AuditReport(conclusion).html()
    let words = readable(page)
    #expect(words.contains("2 dispositions Finding Decision By Date SHA-256 of the paper"))
    let hash = Hex.encode(SHA256.hash("letter").bytes)
    for disposition in conclusion.dispositions {
      #expect(
        words.contains(
          "\(disposition.finding) \(disposition.decision.rawValue) A. <Auditor> 2025-12-02 \(hash)")
      )
    }
    #expect(words.contains("restored by A. <Auditor> , 2025-12-02"))
    #expect(words.contains("accepted, restored: E01"))
    #expect(!page.contains("private note"))
    #expect(try !Case.shortfall.html().contains("id=\"dispositions\""))
  }

  @Test func `exceptions by rule, the most severe first`() throws {
    let words = try Case.complete.words()
    for expected in [
      "Exceptions by rule, the most severe first Rule Severity What should hold Population",
      "E01 excluding the bar is allocated and free of other claims 16 bars in 2 lists 2 1 of 2",
      "C02 warning the reserve covers the claims the reserve and the claims 1 0 of 1",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `what the sample shows`() throws {
    let words = try Case.complete.words()
    for expected in [
      "Population 11 bars", "Drawn bars, each alike Confidence 95 % Tolerable 6 bad bars",
      "With a result 4 Weighed 3 Not as listed 1",
      "Finding : bars are not as listed: look at more, or at all.",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
    #expect(try !Case.shortfall.html().contains("id=\"sample\""))
  }

  @Test func `of private lists no vault, box or bar of then or now is shown`() throws {
    var example = Case.complete
    example.isPublic = false
    let page = try example.html()
    #expect(page.contains("Roll-forward of the accepted bars"))
    for text in ["PALLET", "AU|", "SAMPLE-CAPE", "77001", "1 vault", "2 vaults", "Z001"] {
      #expect(!page.contains(text), "the page holds \(text)")
    }
  }
}

extension [PublishedBar] {
  fileprivate mutating func removeLast(where isWanted: (PublishedBar) -> Bool) {
    remove(at: lastIndex(where: isWanted)!)
  }
}
