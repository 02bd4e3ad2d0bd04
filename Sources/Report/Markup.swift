/// A piece of the page: well-formed markup that reads the same as HTML and as XML.
///
/// Text enters only through ``escaped(_:)``, string literals and interpolations included, so no
/// name in a bar list can become markup. What is not text comes from ``tag(_:_:_:)``.
struct Markup: ExpressibleByStringInterpolation, Sendable {
  /// The markup's source.
  let source: String

  /// Nothing.
  static let empty = Markup(source: "")

  /// Text.
  init(_ text: String) { source = Markup.escaped(text) }

  /// Text.
  init(stringLiteral text: String) { self.init(text) }

  /// One piece after the other.
  init(_ pieces: some Sequence<Markup>) { source = pieces.map(\.source).joined() }

  /// Style or script of ours. Only a literal of this program is a static string.
  init(trusted source: StaticString) { self.source = "\(source)" }

  fileprivate init(source: String) { self.source = source }

  /// The one way from text to markup. What neither HTML nor XML may hold becomes U+FFFD.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": result.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// An element with attributes, in this order, and content. Empty elements are closed in the way
/// that HTML and XML share.
func tag(
  _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
  @MarkupBuilder _ content: () -> Markup = { .empty }
) -> Markup {
  let start = attributes.reduce(into: "<" + name) { start, attribute in
    start += " \(attribute.key)=\"\(Markup.escaped(attribute.value))\""
  }
  if voidElements.contains(name) { return Markup(source: start + "/>") }
  return Markup(source: start + ">" + content().source + "</\(name)>" + lineEnd(after: name))
}

/// Elements that HTML knows only without content, and SVG's that are drawn here.
private let voidElements: Set<String> = ["br", "col", "line", "meta", "rect"]

/// Source that a person may read: a block ends its line, and white space there shows nowhere.
private func lineEnd(after name: String) -> String {
  ["tr", "p", "h1", "h2", "h3", "section", "table", "thead", "tbody", "div", "dd", "li", "head"]
    .contains(name) ? "\n" : ""
}
