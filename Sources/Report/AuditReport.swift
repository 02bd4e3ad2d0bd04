public import Audit
import Disclosure

/// An audit as one page for people, for screen and paper: the verdict first, then all that it
/// rests on.
///
/// The page is text made of the conclusion alone: equal conclusions give equal pages. It loads
/// nothing, and it belongs to the publication, so it shows no more of private bar lists and
/// holders than the other published files do.
public struct AuditReport: Sendable {
  private let conclusion: Conclusion

  /// The report of an audit.
  public init(_ conclusion: Conclusion) { self.conclusion = conclusion }

  /// The text of report.html.
  public func html() -> String { "<!DOCTYPE html>\n" + page.source + "\n" }

  private var sections: [any Section] {
    let evidence = conclusion.examination.evidence
    // What tells of single bars is published with bars.csv or not at all.
    let isPublic = conclusion.engagement.barsArePublic
    let sections: [(any Section)?] = [
      CoveragePicture(conclusion: conclusion), SensitivitySection(conclusion: conclusion),
      ClaimsSection(conclusion: conclusion), CustodySection(conclusion: conclusion),
      isPublic ? DistributionSection(conclusion: conclusion) : nil,
      evidence.previous.map { RollForwardSection(conclusion: conclusion, previous: $0) },
      FindingsSection(conclusion: conclusion),
      conclusion.dispositions.isEmpty ? nil : DispositionsSection(conclusion: conclusion),
      NotTestedSection(conclusion: conclusion), evidence.sample.map { SampleSection(sample: $0) },
      ProceduresSection(conclusion: conclusion), DocumentsSection(conclusion: conclusion),
      RootsSection(conclusion: conclusion), CheckingSection(conclusion: conclusion),
      isPublic ? BarsSection(conclusion: conclusion) : nil,
    ]
    return sections.compactMap { $0 }
  }

  private var page: Markup {
    tag("html", ["lang": "en", "xmlns": "http://www.w3.org/1999/xhtml"]) {
      head
      tag("body") {
        tag("main") {
          Verdict(conclusion: conclusion).markup
          contents
          for (position, section) in sections.enumerated() {
            section.markup(number: position + 1)
          }
        }
        tag("script") { Markup.filterScript }
      }
    }
  }

  private var head: Markup {
    let statement = conclusion.statement
    return tag("head") {
      tag("meta", ["charset": "utf-8"])
      // The policy makes it plain that the page loads nothing and sends nothing.
      tag(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'",
        ])
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
      // No result word here: a title stands alone in a browser's tab and in lists of links.
      tag("title") {
        "Report on reserves: \(statement.asset.symbol) \(statement.snapshot), \(statement.issuer)"
      }
      tag("style") {
        Markup.screenStyle
        Markup.tableStyle
        Markup.printStyle
      }
    }
  }

  private var contents: Markup {
    tag("nav", ["aria-label": "Contents"]) {
      tag("ol") {
        for section in sections {
          tag("li") { tag("a", ["href": "#" + section.anchor]) { section.title } }
        }
      }
    }
  }
}
