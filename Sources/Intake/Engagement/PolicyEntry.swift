import Audit
import Diagnostics
import Notation

/// The mapping `policy`.
enum PolicyEntry {
  static func read(
    _ value: YAMLValue, _ knownRules: Set<String>
  ) throws(InputError) -> Engagement.Policy {
    let policy = try value.mapping(
      required: ["haircut-bp", "buffer-bp", "fine-tolerance-ozt"],
      optional: [
        "waived", "confirmation-max-age-days", "count-max-age-days", "good-delivery-only",
        "year-required", "restorable",
      ])
    let tolerance = try policy["fine-tolerance-ozt"].number("fine-tolerance-ozt", decimals: 3)
    guard tolerance <= UInt128(UInt64.max) else {
      throw policy["fine-tolerance-ozt"].error("fine-tolerance-ozt is too large")
    }
    var result = Engagement.Policy(
      haircut: try policy["haircut-bp"].integer("haircut-bp", maximum: 10_000),
      buffer: try policy["buffer-bp"].integer("buffer-bp"), fineTolerance: UInt64(tolerance),
      waived: try rules(policy.optional("waived"), knownRules))
    result.confirmationDays = try days(policy, "confirmation-max-age-days")
    result.countDays = try days(policy, "count-max-age-days")
    result.goodDeliveryOnly = try policy.optional("good-delivery-only")?
      .flag("good-delivery-only")
    result.requiresYear = try policy.optional("year-required")?.flag("year-required") ?? false
    result.restorable = try restorable(policy.optional("restorable"), knownRules)
    return result
  }

  private static func days(
    _ policy: YAMLMapping, _ key: String
  ) throws(InputError) -> UInt64? {
    // A century: what is longer is a slip, and sums of days stay far from their bounds.
    try policy.optional(key)?.integer(key, maximum: 36_525)
  }

  /// Rule ids, each known and named once, sorted.
  private static func rules(
    _ value: YAMLValue?, _ knownRules: Set<String>
  ) throws(InputError) -> [String] {
    var rules: [String] = []
    for value in try value?.list() ?? [] {
      let rule = try value.text()
      guard knownRules.contains(rule) else {
        throw value.error("unknown rule", hint: "'touchstone rules' lists them")
      }
      guard !rules.contains(rule) else { throw value.error("rule \(rule) is named twice") }
      rules.append(rule)
    }
    return rules.sorted()
  }

  /// The excluding rules that a disposition may lift. A bar listed twice is one bar whatever
  /// somebody writes, so D01 is none of them.
  private static func restorable(
    _ value: YAMLValue?, _ knownRules: Set<String>
  ) throws(InputError) -> [String] {
    let rules = try rules(value, knownRules)
    for value in try value?.list() ?? [] {
      let rule = try value.text()
      guard Disposition.isRestorable(rule) else {
        throw value.error(
          "rule \(rule) excludes no bar that could be restored",
          hint: "'touchstone rules \(rule)' says what clears it")
      }
    }
    return rules
  }
}
