/// A bar's gross weight in the unit in which it was weighed. Nothing is converted on the way in:
/// two units never tie exactly, so each conversion is a named step with its own rounding.
public enum Mass: Hashable, Sendable {
  /// Thousandths of a troy ounce.
  case milliOunces(UInt64)
  /// Milligrams.
  case milligrams(UInt64)

  /// One troy ounce is exactly 31.1034768 g = 311,034,768 units of 10^-7 g (480 grains of
  /// 64.79891 mg each).
  public static let ounceInTenthMicrograms: UInt64 = 311_034_768

  /// The largest weight of one bar that is read, in either unit: one tonne, or 10^6 ozt.
  public static let maximumUnits: UInt64 = 1_000_000_000

  /// The weight in 0.001 ozt, rounded down ("dead weight" of a metric bar).
  public var deadMilliOunces: UInt64 {
    switch self {
    case .milliOunces(let weight): weight
    case .milligrams(let weight): UInt64(Mass.milliOunces(fromMilligrams: UInt128(weight)))
    }
  }

  /// The weight that a London vault would write down, in 0.001 ozt: a multiple of 0.025 ozt,
  /// rounded down, where the bar must weigh 0.002 ozt more than the multiple to turn the scale.
  ///
  /// Source: LBMA Good Delivery Rules, Annex B.
  public var londonMilliOunces: UInt64 {
    let dead = deadMilliOunces
    guard dead >= Mass.turnOfTheScale else { return 0 }
    return (dead - Mass.turnOfTheScale) / Mass.londonStep * Mass.londonStep
  }

  /// The step of a London scale, 0.025 ozt, in 0.001 ozt.
  public static let londonStep: UInt64 = 25

  /// What a bar must weigh above a step to turn a London scale, in 0.001 ozt.
  private static let turnOfTheScale: UInt64 = 2

  /// Milligrams in 0.001 ozt, rounded down: floor(mg * 10^7 / 311034768).
  public static func milliOunces(fromMilligrams milligrams: UInt128) -> UInt128 {
    milligrams * 10_000_000 / UInt128(ounceInTenthMicrograms)
  }
}
