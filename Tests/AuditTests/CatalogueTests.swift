import Audit
import Foundation
import Testing

@Suite struct CatalogueTests {
  @Test func everyRuleIsComplete() {
    let texts = RuleCatalogue.all.map(\.text)
    #expect(Set(texts.map(\.id)).count == 62)
    #expect(texts.count == 62)
    for text in texts {
      for part in [text.title, text.test, text.source, text.fires, text.silent, text.clears] {
        #expect(!part.isEmpty && !part.hasSuffix("."), "\(text.id)")
      }
    }
  }

  /// A rule is one file; a file that the catalogue does not name would be a rule that never runs.
  @Test func everyFileIsInTheCatalogue() throws {
    let folder = CatalogueTests.root.appending(path: "Sources/Audit/Rules")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.map { String($0.prefix(3)) }.sorted() == RuleCatalogue.ids.sorted())
  }

  private static let root = (0..<3).reduce(into: URL(fileURLWithPath: #filePath)) { url, _ in
    url.deleteLastPathComponent()
  }

  /// `touchstone rules --markdown > spec/rules.md` mends this.
  @Test func specificationIsCurrent() throws {
    let page = try String(
      contentsOf: CatalogueTests.root.appending(path: "spec/rules.md"), encoding: .utf8)
    #expect(page == RuleDocument.markdown)
  }
}
