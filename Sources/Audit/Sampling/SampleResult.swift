public import Bullion
public import Diagnostics

/// What was found of one drawn bar.
public struct SampleResult: Hashable, Sendable {
  /// What the auditor wrote down at the vault.
  public enum Observation: Hashable, Sendable {
    /// The bar was not there.
    case missing
    /// The bar was there, with this serial; its gross weight if it was put on a scale, and its
    /// fineness if it was assayed.
    case found(serial: String, gross: Mass?, fineness: Fineness? = nil)
  }

  /// The drawn bar's canonical identity.
  public var bar: String
  /// What was seen; nil as long as nobody has looked.
  public var observation: Observation?
  /// Where the result stands.
  public var location: Location?

  /// A result with these values.
  public init(bar: String, observation: Observation?, location: Location? = nil) {
    self.bar = bar
    self.observation = observation
    self.location = location
  }

  /// 0.025 ozt, the step of a London scale, in 0.001 ozt: so far two weighings may lie apart.
  public static let weightTolerance: UInt64 = 25

  /// 0.1 permille, the last figure of a stamped fineness, in parts per million: so far two assays
  /// may lie apart.
  public static let finenessTolerance: UInt64 = 100

  /// True when two weights in the same unit are known and differ by more than the tolerance.
  static func differ(_ found: Mass?, _ expected: Mass?) -> Bool {
    guard let found, let expected else { return false }
    let (one, other) = (found.thousandths, expected.thousandths)
    let difference = UInt128(max(one, other) - min(one, other))
    switch expected {
    case .milliOunces: return difference > UInt128(weightTolerance)
    case .milligrams:
      // In units of 10^-7 g / 1000, so that the ounce's exact weight needs no rounding: up to
      // 777 mg are within 0.025 ozt, which are 777.58692 mg.
      return difference * 10_000_000
        > UInt128(weightTolerance) * UInt128(Mass.ounceInTenthMicrograms)
    }
  }

  /// True when two assays are known and differ by more than the tolerance.
  static func differ(_ found: Fineness?, _ expected: Fineness?) -> Bool {
    guard let found = found?.partsPerMillion, let expected = expected?.partsPerMillion else {
      return false
    }
    return max(found, expected) - min(found, expected) > finenessTolerance
  }
}
