/// A bar on a scale that begins at zero. Only the bar is drawn; text stays text, so that figures
/// keep their size on a phone.
struct Strip {
  /// A part of the bar.
  struct Span {
    /// Its colour, by class.
    var kind: String
    /// Where it begins.
    var from: UInt128 = 0
    /// Where it ends.
    var to: UInt128
  }

  /// The drawing is so many units wide.
  private static let width: UInt128 = 1000

  /// The parts, the later ones above the earlier ones.
  var spans: [Span]
  /// What the whole width stands for.
  var whole: UInt128
  /// Where a thin line stands.
  var mark: UInt128?
  /// The least width of a part that is not empty, in thousandths of the whole.
  var least: UInt128 = 0

  var markup: Markup {
    tag(
      "svg",
      [
        "viewBox": "0 0 \(Strip.width) 10", "preserveAspectRatio": "none", "aria-hidden": "true",
        "xmlns": "http://www.w3.org/2000/svg",
      ]
    ) {
      tag("rect", ["class": "track", "width": "\(Strip.width)", "height": "10"])
      for span in spans { rectangle(span) }
      if let mark {
        let place = "\(position(of: mark))"
        tag(
          "line",
          ["x1": place, "x2": place, "y1": "0", "y2": "10", "vector-effect": "non-scaling-stroke"])
      }
    }
  }

  private func rectangle(_ span: Span) -> Markup {
    let start = position(of: span.from)
    let length = position(of: max(span.from, span.to)) - start
    let shown = span.to > span.from ? min(max(length, least), Strip.width) : length
    // A part at the right end that is widened grows to the left.
    let x = min(start, Strip.width - shown)
    guard x > 0 else {
      return tag("rect", ["class": span.kind, "width": "\(shown)", "height": "10"])
    }
    return tag("rect", ["class": span.kind, "x": "\(x)", "width": "\(shown)", "height": "10"])
  }

  private func position(of amount: UInt128) -> UInt128 {
    whole == 0
      ? 0 : min(scaled(amount, times: Strip.width, over: whole) ?? Strip.width, Strip.width)
  }
}
