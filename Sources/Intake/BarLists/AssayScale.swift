import Bullion

/// How a list writes fineness. The scale is a property of the format and never taken from the
/// number: 9958 is ten-thousandths in one list and a slip in another.
enum AssayScale: String, CaseIterable {
  /// `995.8`: one to three decimals, which must be there.
  case permille
  /// `9958`: four digits, or 10000.
  case tenThousandths = "ten-thousandths"
  /// `0.9958`: three to six decimals.
  case fraction

  /// Reads a fineness; nil for a text that is not in this scale.
  func fineness(_ text: String) -> Fineness? {
    let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ part in part.allSatisfy { (0x30...0x39).contains($0) } }),
      let whole = parts.first.flatMap({ String($0) })
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) ?? "" : ""
    switch self {
    case .permille:
      guard parts.count == 2, (1...3).contains(decimals.utf8.count),
        whole.utf8.count == 3 && !whole.hasPrefix("0") || whole == "1000"
      else { return nil }
      return value(whole, decimals, places: 3)
    case .tenThousandths:
      guard parts.count == 1, whole.utf8.count == 4 && !whole.hasPrefix("0") || whole == "10000"
      else { return nil }
      return value(whole, "", places: 2)
    case .fraction:
      guard parts.count == 2, (3...6).contains(decimals.utf8.count), whole == "0" || whole == "1"
      else { return nil }
      return value(whole, decimals, places: 6)
    }
  }

  /// The digits with as many zeros as make parts per million of them; nil above pure.
  private func value(_ whole: String, _ decimals: String, places: Int) -> Fineness? {
    let zeros = String(repeating: "0", count: places - decimals.utf8.count)
    return UInt64(whole + decimals + zeros).flatMap { Fineness(partsPerMillion: $0) }
  }

  /// What a text of this scale looks like.
  var hint: String {
    switch self {
    case .permille: "permille with one to three decimals, such as 995.8; no other scale is read"
    case .tenThousandths: "ten-thousandths, such as 9958; no other scale is read"
    case .fraction: "a fraction with three to six decimals, such as 0.9958; no other scale is read"
    }
  }
}
