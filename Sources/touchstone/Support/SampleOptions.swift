import ArgumentParser
import Audit
import Notation

/// What a draw follows from; the same options give the same bars.
struct SampleOptions: ParsableArguments {
  @Option(help: "The folder that 'touchstone audit' wrote.")
  var audit: String

  @Option(help: "The auditor's nonce: 16 to 64 bytes in lower-case hexadecimal.")
  var nonce: String

  @Option(
    help: """
      detection: each bar alike, sized to see at least one bad bar. monetary-unit: each unit of \
      fine weight alike. (default: the one that the tolerable error is for)
      """,
    transform: SampleOptions.method)
  var method: SamplePlan.Method?

  @Option(help: "Percent: 1 to 100 for detection; 80, 90, 95 or 99 for monetary-unit.")
  var confidence: UInt64 = 95

  @Option(help: "Detection: so many bad bars must not stay unseen.")
  var tolerable: UInt64?

  @Option(help: "Monetary-unit: so much fine weight, in 0.001 ozt, must not stay unseen.")
  var tolerableMozt: UInt64?

  @Option(help: "Draw so many, whatever the formula says.")
  var size: UInt64?

  private static func method(_ name: String) throws -> SamplePlan.Method {
    guard let method = SamplePlan.Method(rawValue: name) else {
      throw ValidationError("one of detection, monetary-unit")
    }
    return method
  }

  /// The bytes of the nonce.
  var nonceBytes: [UInt8]? {
    let count = nonce.utf8.count / 2
    return SampleSeed.nonceLengths.contains(count) ? Hex.decode(nonce, count: count) : nil
  }

  /// The method that was given, or that follows from the tolerable error.
  var chosenMethod: SamplePlan.Method {
    method ?? (tolerableMozt == nil ? .detection : .monetaryUnit)
  }

  /// The draw that the options ask for.
  func sample(results: String?) -> Engagement.SampleFile {
    Engagement.SampleFile(
      audit: audit, nonce: nonceBytes ?? [], method: chosenMethod, confidence: confidence,
      tolerable: tolerable ?? tolerableMozt, size: size, results: results ?? "")
  }

  func validate() throws {
    guard nonceBytes != nil else {
      throw ValidationError("--nonce is not 16 to 64 bytes in lower-case hexadecimal")
    }
    for (name, value) in [
      ("tolerable", tolerable), ("tolerable-mozt", tolerableMozt), ("size", size),
    ] where value == 0 {
      throw ValidationError("--\(name) must be at least 1")
    }
    switch chosenMethod {
    case .detection:
      guard tolerableMozt == nil else {
        throw ValidationError("--tolerable-mozt is for --method monetary-unit")
      }
      guard DetectionSampling.confidences.contains(confidence) else {
        throw ValidationError("--confidence must be 1 to 100")
      }
    case .monetaryUnit:
      guard tolerable == nil else {
        throw ValidationError("--tolerable is for --method detection; give --tolerable-mozt")
      }
      guard tolerableMozt != nil || size != nil else {
        throw ValidationError("--method monetary-unit needs --tolerable-mozt or --size")
      }
      guard MonetaryUnitSampling.Confidence(rawValue: confidence) != nil else {
        throw ValidationError("--confidence must be 80, 90, 95 or 99 for monetary-unit")
      }
    }
  }
}
