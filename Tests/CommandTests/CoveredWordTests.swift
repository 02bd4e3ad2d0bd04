import Foundation
import Testing

/// No face says "covered" without the rules not tested and the findings undisposed beside it.
@Suite struct CoveredWordTests {
  @Test func everyFaceSaysWhatStandsBesideTheResult() throws {
    let kit = EngagementKit()
    let folder = kit.folder
    let text = try kit.audit()
    let json = try kit.audit(out: "out2", json: true)
    let statement = "out/publication/statement.txt"
    let made = try folder.touchstone("prove", "--audit", "out", "--holder", "bob", "-o", "b.json")
    #expect([text.status, json.status, made.status] == [0, 0, 0])
    let faces = [
      text, json, try kit.recompute(),
      try folder.touchstone("verify", "b.json", "--statement", statement),
      try folder.touchstone("verify", "b.json", "--self"),
      try verifyPy(["statement", folder.path(statement)]),
      try verifyPy(["publication", folder.path("out/publication")]),
    ]
    for face in faces {
      #expect(face.status == 0)
      let lines = face.output.split(separator: "\n").filter { says("covered", in: $0) }
      #expect(!lines.isEmpty, "the result is missing: \(face.output)")
      for line in lines {
        #expect(says("not.tested", in: line) && says("undisposed", in: line), "\(line)")
      }
    }
  }

  @Test func theReportSaysItBesideTheVerdict() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let page = try kit.folder.text("out/publication/report.html")
    // What is read, without the style sheet and the markup.
    let body = page[try #require(page.range(of: "<body")).lowerBound...]
    let read =
      body
      .replacing(/<(script|style)[^>]*>.*?<\/(script|style)>/.dotMatchesNewlines(), with: "")
      .replacing(/<[^>]*>/, with: " ")
      // The statement stands there in full; its lines have their fixed places.
      .replacing(try kit.folder.text("out/publication/statement.txt"), with: " ")
    let places = read.ranges(of: /\bcovered\b/.ignoresCase())
    #expect(!places.isEmpty)
    for place in places {
      let start = read.index(place.lowerBound, offsetBy: -500, limitedBy: read.startIndex)
      let end = read.index(place.upperBound, offsetBy: 500, limitedBy: read.endIndex)
      let around = read[(start ?? read.startIndex)..<(end ?? read.endIndex)]
      #expect(says("not.tested", in: around) && says("undisposed", in: around), "\(around)")
    }
  }

  private func says(_ pattern: String, in text: some StringProtocol) -> Bool {
    text.range(of: "\\b" + pattern + "\\b", options: [.regularExpression, .caseInsensitive]) != nil
  }
}
