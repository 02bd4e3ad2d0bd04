extension Mass {
  /// A weight of `count` thousandths of `unit`; nil when it is more than a bar may weigh.
  public init?(_ count: UInt64, thousandthsOf unit: Bar.Unit) {
    guard count <= Mass.maximumUnits else { return nil }
    self = unit == .grams ? .milligrams(count) : .milliOunces(count)
  }

  /// The thousandths of an ounce, or of a gram.
  public var thousandths: UInt64 {
    switch self {
    case .milliOunces(let count), .milligrams(let count): count
    }
  }
}
