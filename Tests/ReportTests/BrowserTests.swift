import Audit
import Diagnostics
import Testing

@testable import Report

/// The page in a real browser.
struct BrowserTests {
  /// What `drive_report.py` saw of one page.
  struct Sight: Decodable {
    struct PDF: Decodable {
      var isPDF: Bool
      var pages: Int
      var sizes: [[Int]]
    }

    var title: String
    var rows: Int
    var filters: [String: Int]
    var rowsOnPaper: Int?
    var filtersOnPaper: Int?
    var rowsWithoutScript: Int
    var filtersWithoutScript: Int
    var overflow: [String: Int]
    var alerts: Int
    var pdf: PDF
    var console: [String]
    var requests: [String]
  }

  @Test func `filters, widths, paper, silence`() throws {
    let cases: [Case] = [
      Case(), .shortfall, .blocked, .complete, MarkupTests.hostileCase, MarkupTests.manyFindings,
    ]
    let sights: [Sight] = try run(
      "drive_report.py", over: try cases.map { try $0.html() },
      needing: [("chromium", "chromium"), ("chromedriver", "chromium-driver")])
    try #require(sights.count == cases.count)
    for (example, sight) in zip(cases, sights) {
      let findings = try example.conclusion().findings.prefix(Table.maximumRows)
      #expect(sight.rows == findings.count)
      var expected: [String: Int] = [:]
      for finding in findings {
        expected["severity \(finding.severity.rawValue)", default: 0] += 1
        expected["rule \(finding.rule)", default: 0] += 1
      }
      #expect(sight.filters == expected)
      #expect(sight.rowsOnPaper ?? 0 == findings.count)
      #expect(sight.filtersOnPaper ?? 0 == 0)
      #expect(sight.rowsWithoutScript == findings.count)
      #expect(sight.filtersWithoutScript == 0)
      #expect(sight.overflow.count == 3 && sight.overflow.values.allSatisfy { $0 <= 0 })
      #expect(sight.alerts == 0)
      #expect(sight.console == [])
      #expect(sight.requests == [])
      #expect(sight.pdf.isPDF && sight.pdf.pages >= 1)
      // A4 is 595.3 by 841.9 points.
      #expect(sight.pdf.sizes.allSatisfy { [[595, 842], [596, 842]].contains($0) })
      #expect(sight.title.hasPrefix("Report on reserves: "))
    }
  }
}
