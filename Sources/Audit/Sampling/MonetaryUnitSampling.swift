/// How many units of weight to draw so that a tolerable misstatement hardly stays unseen.
///
/// The unit is 0.001 ozt of accepted fine weight. A bar is drawn through any unit of it, so heavy
/// bars are drawn more often.
public enum MonetaryUnitSampling {
  /// The confidence, in percent, that the sample gives when no error is expected.
  public enum Confidence: UInt64, CaseIterable, Hashable, Sendable {
    /// 80 %.
    case percent80 = 80
    /// 90 %.
    case percent90 = 90
    /// 95 %.
    case percent95 = 95
    /// 99 %.
    case percent99 = 99

    /// The factor for no expected error, in thousandths: -ln(1 - confidence), rounded up to
    /// hundredths.
    ///
    /// Source: AICPA Audit Guide, Audit Sampling, confidence factors for monetary unit sampling,
    /// row of no misstatement: 1.61 for 20 % risk of incorrect acceptance, 2.31 for 10 %, 3.00 for
    /// 5 %. The Poisson distribution gives them, and 4.61 for 1 %.
    public var factor: UInt64 {
      switch self {
      case .percent80: 1_610
      case .percent90: 2_310
      case .percent95: 3_000
      case .percent99: 4_610
      }
    }
  }

  /// ceil(factor * BV / TM): so many hits.
  ///
  /// - Parameters:
  ///   - bookValue: BV, the accepted fine weight, at most 10^12 units.
  ///   - tolerable: TM, the tolerable misstatement, at least one unit.
  ///   - confidence: what the factor is for.
  public static func size(
    bookValue: UInt128, tolerable: UInt64, confidence: Confidence
  ) -> UInt64 {
    precondition(bookValue <= 1_000_000_000_000 && tolerable > 0)
    let divisor = 1_000 * UInt128(tolerable)
    return UInt64((UInt128(confidence.factor) * bookValue + divisor - 1) / divisor)
  }
}
