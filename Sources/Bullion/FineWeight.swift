/// The fine gold in a bar, gross weight times fineness, in thousandths of a troy ounce.
public enum FineWeight {
  /// The fine weight to the nearest 0.001 ozt, half up, in one rounding.
  ///
  /// Source: the LBMA/GIR table of agreed fine content and the Bundesbank's list fit nearest and
  /// do not fit rounding down; `spec/bar-list.md` has the figures.
  public static func milliOunces(gross: Mass, fineness: Fineness) -> UInt64 {
    switch gross {
    case .milliOunces(let weight):
      let product = UInt128(weight) * UInt128(fineness.partsPerMillion)
      return UInt64((product + 500_000) / 1_000_000)
    case .milligrams(let weight):
      // mg * ppm * 10 is in units of 10^-7 g * 1/1000: one ounce's worth over a thousand.
      let ounce = UInt128(Mass.ounceInTenthMicrograms)
      let product = UInt128(weight) * UInt128(fineness.partsPerMillion) * 10
      return UInt64((2 * product + ounce) / (2 * ounce))
    }
  }

  /// The fine weight rounded down to 0.001 ozt, in one step: what a source gives that drops
  /// decimals where it should round.
  public static func truncatedMilliOunces(gross: Mass, fineness: Fineness) -> UInt64 {
    switch gross {
    case .milliOunces(let weight):
      return UInt64(UInt128(weight) * UInt128(fineness.partsPerMillion) / 1_000_000)
    case .milligrams(let weight):
      let product = UInt128(weight) * UInt128(fineness.partsPerMillion) * 10
      return UInt64(product / UInt128(Mass.ounceInTenthMicrograms))
    }
  }
}
