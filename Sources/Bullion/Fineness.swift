/// Purity in parts per million: 995.0 permille is 995,000.
public struct Fineness: Hashable, Sendable, Comparable {
  /// Pure gold.
  public static let pure = Fineness(unchecked: 1_000_000)
  /// The least fineness of a London Good Delivery bar, 995.0 permille.
  public static let goodDeliveryMinimum = Fineness(unchecked: 995_000)

  /// Parts per million, 0 to 1,000,000.
  public let partsPerMillion: UInt64

  /// A fineness; nil above pure.
  public init?(partsPerMillion: UInt64) {
    guard partsPerMillion <= 1_000_000 else { return nil }
    self.partsPerMillion = partsPerMillion
  }

  private init(unchecked partsPerMillion: UInt64) { self.partsPerMillion = partsPerMillion }

  /// Less fine is smaller.
  public static func < (a: Fineness, b: Fineness) -> Bool { a.partsPerMillion < b.partsPerMillion }
}
