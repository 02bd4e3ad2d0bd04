/// How amounts in the minor units of an asset are written where they stand below each other: all
/// with the decimals that the most exact of them needs, so none is rounded.
public struct Denomination: Hashable, Sendable {
  /// Decimals of the asset.
  public let decimals: Int
  /// Decimals that are written.
  public let shown: Int

  /// A denomination that shows each of `amounts` exactly, and cents where the asset has them.
  public init(decimals: Int, showing amounts: [UInt128], atLeast least: Int = 2) {
    self.decimals = decimals
    let needed = amounts.map { amount in
      let text = DecimalText.format(amount, decimals: decimals)
      return text.split(separator: ".").dropFirst().first?.count ?? 0
    }
    shown = max(needed.max() ?? 0, min(least, decimals))
  }

  /// An amount; one that needs more decimals than are shown gets them.
  public func text(_ amount: UInt128) -> String {
    var text = DecimalText.formatFixed(amount, decimals: decimals)
    for _ in shown..<max(shown, decimals) where text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return FigureText.grouped(text)
  }
}
