public import Diagnostics

/// How many bars are drawn, how, and why so many.
public struct SamplePlan: Hashable, Sendable {
  /// How bars are drawn.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// Each bar alike, without replacement.
    case detection
    /// Each unit of fine weight alike, at fixed intervals.
    case monetaryUnit = "monetary-unit"
  }

  /// Up to this population a count of every bar costs little and shows everything.
  public static let smallPopulation: UInt64 = 1_250

  /// How bars are drawn.
  public let method: Method
  /// The confidence, in percent.
  public let confidence: UInt64
  /// What must not stay unseen: bad bars, or 0.001 ozt; nil when nobody said.
  public let tolerable: UInt64?
  /// The number that the formula asks for; without a tolerable error every bar, or the number that
  /// was set.
  public let planned: UInt64
  /// The number that is drawn: bars, or hits on units of weight.
  public let size: UInt64

  /// A plan over `population`; without `tolerable` and `size` it draws every bar.
  ///
  /// - Throws: `InputError` when the figures do not fit the population.
  public init(
    method: Method, confidence: UInt64, tolerable: UInt64?, size: UInt64?,
    for population: SamplePopulation
  ) throws(InputError) {
    self.method = method
    self.confidence = confidence
    self.tolerable = tolerable
    let most: UInt64
    switch method {
    case .detection:
      guard DetectionSampling.confidences.contains(confidence) else {
        throw InputError("the confidence is not 1 to 100 percent")
      }
      guard tolerable.map({ (1...population.count).contains($0) }) ?? true else {
        throw InputError("the tolerable bad bars are not 1 to \(population.count)")
      }
      planned =
        tolerable.map {
          DetectionSampling.size(
            population: population.count, tolerable: $0, confidence: confidence)
        } ?? size ?? population.count
      most = population.count
    case .monetaryUnit:
      guard let level = MonetaryUnitSampling.Confidence(rawValue: confidence) else {
        throw InputError(
          "monetary-unit sampling has no factor for \(confidence) percent",
          hint: "80, 90, 95 or 99")
      }
      guard population.fine > 0 else { throw InputError("the accepted bars weigh nothing") }
      // More hits than units are one hit on each unit again.
      most = UInt64(population.fine)
      guard tolerable.map({ $0 > 0 }) ?? (size != nil) else {
        throw InputError("monetary-unit sampling needs a tolerable misstatement above 0")
      }
      let needed = tolerable.map {
        MonetaryUnitSampling.size(bookValue: population.fine, tolerable: $0, confidence: level)
      }
      planned = min(needed ?? size ?? most, most)
    }
    guard size.map({ (1...most).contains($0) }) ?? true else {
      throw InputError("the size is not 1 to \(most)")
    }
    self.size = size ?? planned
  }
}
