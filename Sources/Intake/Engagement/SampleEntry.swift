import Audit
import Diagnostics
import Notation

/// The mapping `sample`.
enum SampleEntry {
  static func read(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> Engagement.SampleFile? {
    guard let value else { return nil }
    let sample = try value.mapping(
      required: ["audit", "nonce", "results"],
      optional: ["method", "confidence", "tolerable", "tolerable-mozt", "size"])
    let text = try sample["nonce"].text()
    let count = text.utf8.count / 2
    guard SampleSeed.nonceLengths.contains(count), let nonce = Hex.decode(text, count: count)
    else { throw sample["nonce"].error("nonce is not 16 to 64 bytes in lower-case hexadecimal") }
    let bars = try positive(sample, "tolerable")
    let weight = try positive(sample, "tolerable-mozt")
    let method =
      try sample.optional("method")?.word("method", as: SamplePlan.Method.self)
      ?? (weight == nil ? .detection : .monetaryUnit)
    let isDetection = method == .detection
    if let other = sample.optional(isDetection ? "tolerable-mozt" : "tolerable") {
      throw other.error(
        "the tolerable error is for the other method",
        hint: "tolerable is for detection, tolerable-mozt for monetary-unit")
    }
    return Engagement.SampleFile(
      audit: try paths.resolve(sample["audit"]), nonce: nonce, method: method,
      confidence: try sample.optional("confidence")?.integer("confidence", maximum: 100) ?? 95,
      tolerable: isDetection ? bars : weight, size: try positive(sample, "size"),
      results: try paths.resolve(sample["results"]))
  }

  private static func positive(
    _ sample: YAMLMapping, _ key: String
  ) throws(InputError) -> UInt64? {
    guard let value = sample.optional(key) else { return nil }
    let number = try value.integer(key)
    guard number >= 1 else { throw value.error("\(key) is 0") }
    return number
  }
}
