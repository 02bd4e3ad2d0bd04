import Audit
import Bullion
import Notation
import Testing

@testable import Report

struct MarkupTests {
  /// Names that try to become markup, to leave an attribute, or to turn the text around.
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='alert(1)",
    "]]><b>", "&lt;b&gt;", "<!--", "\u{202E}drawkcab", "\u{0}\u{1}\u{1F}\u{7F}\u{FFFF}",
    String(repeating: "W", count: 300),
  ]

  static var hostileCase: Case {
    var example = Case.shortfall
    for (place, text) in hostile.enumerated() {
      let list = place % 2
      example.lists[list].bars[place / 2].serial = text
      example.lists[list].bars[place / 2].container = text
      example.lists[list].bars[place / 2].seal = text + "s"
      example.lists[list].bars[place / 2].vault = text
      example.lists[list].bars[place / 2].status = text
    }
    return example
  }

  static var manyFindings: Case {
    var example = Case()
    example.lists[0].bars = (0..<1500).map { number in
      var bar = CaseList.usdkg[number % 30]
      bar.serial = "N\(number)"
      bar.status = "lent"
      return bar
    }
    return example
  }

  @Test func `text becomes text`() {
    #expect(Markup("<a href=\"x\">&'").source == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;")
    let name = "<b>"
    #expect(("\(name)!" as Markup).source == "&lt;b&gt;!")
    #expect(tag("p", ["title": name]) { name }.source == "<p title=\"&lt;b&gt;\">&lt;b&gt;</p>\n")
    #expect(tag("br").source == "<br/>")
    #expect(Markup("a\u{0}b\u{9F}\u{FFFE}\tc\n").source == "a\u{FFFD}b\u{FFFD}\u{FFFD}\tc\n")
  }

  @Test func `hostile names stay names`() throws {
    let page = try MarkupTests.hostileCase.html()
    for text in ["<script>alert", "<img", "onclick='", "<b>]", "<!--", "\u{0}", "\u{FFFF}"] {
      #expect(!page.contains(text))
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&amp;lt;b&amp;gt;"))
  }

  @Test func `a page shows a thousand findings and says where the rest is`() throws {
    let page = try MarkupTests.manyFindings.html()
    #expect(page.split(separator: "<tr data-severity=").count - 1 == Table.maximumRows)
    let words = readable(page)
    let count = FigureText.count(try MarkupTests.manyFindings.conclusion().findings.count)
    #expect(words.contains("The first 1,000 of \(count) findings, the most severe first"))
    #expect(words.contains("The first 1,000 of 1,500 rows; all are in bars.csv"))
    #expect(words.contains("1,500 excluding,"))
  }

  @Test func `pages are well-formed HTML and XML and load nothing`() throws {
    var private_ = Case.shortfall
    private_.isPublic = false
    let pages = try [
      Case(), .shortfall, .blocked, .complete, private_, MarkupTests.hostileCase,
      MarkupTests.manyFindings,
    ].map { try $0.html() }
    let faults: [[String]] = try run("check_markup.py", over: pages)
    #expect(faults == Array(repeating: [], count: pages.count))
    for page in pages {
      #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\""))
      #expect(page.contains("<meta charset=\"utf-8\"/>"))
      #expect(
        page.contains(
          "content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; "
            + "script-src &#39;unsafe-inline&#39;\""))
    }
  }
}
