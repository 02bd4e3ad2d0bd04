/// Lets an element's content be written as a block of pieces, with `if` and `for`.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ piece: Markup) -> Markup { piece }

  static func buildExpression(_ text: String) -> Markup { Markup(text) }

  static func buildBlock(_ pieces: Markup...) -> Markup { Markup(pieces) }

  static func buildArray(_ pieces: [Markup]) -> Markup { Markup(pieces) }

  static func buildOptional(_ piece: Markup?) -> Markup { piece ?? .empty }

  static func buildEither(first piece: Markup) -> Markup { piece }

  static func buildEither(second piece: Markup) -> Markup { piece }
}

extension Markup {
  /// A hash, an id or a command, in type of one width; it may break anywhere.
  static func code(_ text: String) -> Markup { tag("code") { text } }

  /// Text of a bar list, which may hold anything: it breaks anywhere, and writing from right to
  /// left in it stays inside.
  static func verbatim(_ text: String) -> Markup { tag("span", ["class": "verbatim"]) { text } }

  /// A paragraph.
  static func paragraph(_ text: String) -> Markup { tag("p") { text } }

  /// Pieces with a separator between them.
  static func joined(_ pieces: [Markup], by separator: Markup) -> Markup {
    Markup(pieces.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [separator, $0.element] })
  }
}
