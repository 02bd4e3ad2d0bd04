import Audit
import Foundation
import Testing

@Suite struct CatalogueTests {
  @Test func everyRuleIsComplete() {
    let texts = RuleCatalogue.all.map(\.text)
    #expect(Set(texts.map(\.id)).count == 33)
    #expect(texts.count == 33)
    for text in texts {
      for part in [text.title, text.test, text.source, text.fires, text.silent, text.clears] {
        #expect(!part.isEmpty && !part.hasSuffix("."), "\(text.id)")
      }
    }
  }

  /// `touchstone rules --markdown > spec/rules.md` mends this.
  @Test func specificationIsCurrent() throws {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    let page = try String(
      contentsOf: url.appendingPathComponent("spec/rules.md"), encoding: .utf8)
    #expect(page == RuleDocument.markdown)
  }
}
