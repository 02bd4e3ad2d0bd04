import Audit
import Disclosure
import Testing

@testable import Report

/// The figures of the three results, word for word.
struct ResultTests {
  @Test func `covered: verdict, picture, prices, claims`() throws {
    let words = try Case().words()
    for expected in [
      "USDKG, snapshot 2025-Q4 Issuer usdkg.example/reserves · as of 2025-11-28T15:00:00Z",
      "covered 100.5880 % reserve over claims, rounded down \(try Case().limits())",
      "Claims 50,000,000.0000 USDKG Reserve 50,294,025.6254 USD Excess 294,025.6254 USD",
      "Excess in gold 70.660 ozt fine Fine gold listed 12,086.714 ozt Fine gold accepted 12,086.714",
      "Price used 4,161.10 USD per ozt Break-even price 4,136.773651 USD per ozt (\u{2212}0.5846 %)",
      "Required claims and a buffer of 0.5 % 50,250,000.0000",
      "From the price used it may fall by 0.5846 % (rounded down).",
      "as used 4,161.10 50,294,025.62540 100.5880 % +294,025.62540 +70.660",
      "\u{2212}5 % 3,953.045 47,779,324.34413 95.5586 % \u{2212}2,220,675.65587 \u{2212}561.764",
      "\u{2212}20 % 3,328.88 40,235,220.50032 80.4704 % \u{2212}9,764,779.49968",
      "Holders 4,987 50,000,000.00 Other claims (redeemed, not yet delivered) 0.00",
      "The holders' total and the redeemable supply are both 50,000,000.00 USDKG",
      "30 declared 30 12,088.680 ozt declared 12,088.680 ozt 12,086.714 declared 12,086.714 30",
      "Accepted bars hold from 384.510 to 419.943 ozt fine",
      "KG-BISHKEK-1 BOX-15 S7014 2 24,134.7 g 775.833 2 775.833",
      "30 bars in 1 list 0 No exception.", "4,987 holders, 1 chain 0 The balances add up to",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `shortfall: listed gold would do, accepted gold does not`() throws {
    let words = try Case.shortfall.words()
    for expected in [
      "shortfall 76.3288 % reserve over claims, rounded down \(try Case.shortfall.limits())",
      "Shortfall 6,190,000.43 USD Shortfall in gold 1,495.063 ozt fine",
      "Fine gold listed 6,430.410 ozt Fine gold accepted 4,820.913 ozt",
      "Break-even price 5,451.541448 USD per ozt (+31.0121 %)",
      "Listed gold 6,430.410 ozt at USD 4,161.10 26,757,579.05 102.3234 % of claims",
      "Accepted gold 4,820.913 ozt at USD 4,161.10 20,060,301.08 76.7124 % of claims",
      "Reserve accepted gold after a haircut of 0.5 % 19,959,999.57 76.3288 % of claims",
      "26,500,000.00 500,000.00 26,000,000.00",
      "All lists 16 6,430.410 12 4,820.913",
      "VAULT-LONDON PALLET-2 L002 4 1,607.150 ozt 1,604.838 2 803.470",
      "; \(try Case.shortfall.conclusion().statement.findings.undisposed) undisposed",
      "AU|SAMPLE-THAMES|500131|2023|405325|ozt|999900 status pledged",
      "fineness 994.500 permille , minimum 995.000 permille",
      "claims 26,150,000.00 SMPL , reserve USD 19,959,999.57 , shortfall USD 6,190,000.43",
      "1 exception: 1 excluding; 1 row of 405.284 ozt listed not accepted.",
      "The reserve is USD 19,959,999.57, the claims are 26,150,000.00 SMPL",
      "SAMPLE-CAPE 77105 2019 VAULT-LONDON PALLET-2 398.275 ozt 994.5 396.084 0.000 excluded: B05",
      "nothing to clear: such bars are legitimate and both count none needed",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `blocked: says what blocks and that no result stands`() throws {
    let words = try Case.blocked.words()
    for expected in [
      "blocked 100.5880 % reserve over claims, by arithmetic alone: no result stands",
      "no result stands while it is blocked \(try Case.blocked.limits()) What blocks T01",
      "declared bars 21 , listed bars 20 ; cleared by the complete list",
      "K02 , required and not tested: needs token supply for each chain",
      "blocks: the rule is required", "does not block",
      "20 declared 21", "10 not declared", "No token supply was given",
      "Not performed in full: declared-bars of the bar list was not given. In what was given: 1 exc",
    ] {
      #expect(words.contains(expected), "missing: \(expected)")
    }
  }

  @Test func `a waived rule is marked, and still counts as not tested`() throws {
    var example = Case()
    example.refiners = nil
    example.waived = ["E02", "L04", "R01"]
    let words = try example.words()
    #expect(words.contains("covered 100.5880 %"))
    #expect(words.contains(try example.limits()))
    #expect(words.contains("a register of refiners waived by the engagement's policy"))
    example.refiners = ["KYRGYZALTYN"]
    #expect(try example.words().contains("tested all the same: R01"))
  }

  @Test func `a private list's file is not named, and what else is quoted is`() throws {
    var example = Case()
    example.isPublic = false
    let words = try example.words()
    #expect(words.contains("policy 'count-max-age-days'"))
    #expect(words.contains("policy 'good-delivery-only'"))
    #expect(words.contains("custodian's signature of the bar list"))
    #expect(!words.contains("of the bar list '"))
    #expect(
      MissingInput.withoutFileName("source of the holder file 'it's.csv'")
        == "source of the holder file")
    example.isPublic = true
    #expect(try example.words().contains("custodian's signature of the bar list '"))
  }

  @Test func `supply that is not the holders' total blocks, with the difference`() throws {
    var example = Case()
    example.liabilities -= 1
    let words = try example.words()
    #expect(words.contains("holders missing 0.000001 USDKG"))
    #expect(
      words.contains("is below the redeemable supply of 50,000,000.00 USDKG by 0.000001 USDKG"))
  }
}
