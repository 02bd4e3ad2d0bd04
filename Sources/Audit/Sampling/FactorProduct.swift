/// A product of many whole factors, exact at any length: two probabilities are compared without a
/// division, and so without a rounding.
struct FactorProduct: Comparable, Sendable {
  // Little-endian, and without leading zeros; nothing at all is zero.
  private var limbs: [UInt64] = [1]

  /// The empty product, or a product of one factor.
  init(_ factor: UInt64 = 1) { multiply(by: factor) }

  /// The product of `factors`.
  init(of factors: some Sequence<UInt64>) { for factor in factors { multiply(by: factor) } }

  /// Adds one factor.
  mutating func multiply(by factor: UInt64) {
    guard factor > 0 else {
      limbs = []
      return
    }
    var carry: UInt64 = 0
    for index in limbs.indices {
      let (high, low) = limbs[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      limbs[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 && !limbs.isEmpty { limbs.append(carry) }
  }

  static func < (a: FactorProduct, b: FactorProduct) -> Bool {
    guard a.limbs.count == b.limbs.count else { return a.limbs.count < b.limbs.count }
    for (one, other) in zip(a.limbs.reversed(), b.limbs.reversed()) where one != other {
      return one < other
    }
    return false
  }
}
