import Bullion
import Diagnostics

/// What a kind of bar must weigh, and how fine it must be: 995.0 for each kind that is traded.
struct BarStandard {
  /// The gross weights that the kind has.
  let gross: ClosedRange<UInt64>
  /// Their unit, as the names of values end.
  let unit: String

  /// What a bar departs in; nil when it does not. What the list does not say is for B02.
  func finding(_ text: RuleText, _ row: Evidence.Row, gross weight: UInt64?) -> Finding? {
    var values: [String: String] = [:]
    if let weight, !gross.contains(weight) {
      values["gross-\(unit)"] = "\(weight)"
      values["minimum-\(unit)"] = "\(gross.lowerBound)"
      values["maximum-\(unit)"] = "\(gross.upperBound)"
    }
    let isHeavyEnough = values.isEmpty
    if let fineness = row.bar.fineness, fineness < .goodDeliveryMinimum {
      values["fineness-ppm"] = "\(fineness.partsPerMillion)"
      values["minimum-ppm"] = "\(Fineness.goodDeliveryMinimum.partsPerMillion)"
    }
    guard !values.isEmpty else { return nil }
    return Finding(text, row: row, field: isHeavyEnough ? .fineness : .gross, values: values)
  }
}
