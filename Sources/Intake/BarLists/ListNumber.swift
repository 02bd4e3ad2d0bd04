import Bullion
import Diagnostics
import Notation

/// The grammar of a list's weights.
struct ListNumber {
  /// How many decimals may be printed.
  let decimals: ClosedRange<Int>
  /// True where commas stand between thousands.
  var isGrouped = false

  /// Reads a weight in units of 10^-`places`; `places` is at least the most decimals.
  func units(_ cell: ListCell, places: Int, path: String) throws(InputError) -> UInt64 {
    let number: UInt128
    do {
      number = try DecimalText.parse(try ungrouped(cell, path), decimals: places)
    } catch let error as InputError {
      throw error
    } catch let defect as DecimalText.Defect {
      throw cell.error(
        DefectText.text(defect, allowed: min(decimals.upperBound, places)), in: path, hint: hint)
    } catch {
      throw cell.error("is no number", in: path)
    }
    let count = DecimalText.printedDecimals(cell.text)
    guard decimals.contains(count) else {
      throw cell.error("has \(count) decimal\(count == 1 ? "" : "s")", in: path, hint: hint)
    }
    return try bounded(number, cell, path)
  }

  private func bounded(
    _ number: UInt128, _ cell: ListCell, _ path: String
  ) throws(InputError) -> UInt64 {
    guard number <= UInt128(UInt64.max) else { throw cell.error("is too large", in: path) }
    return UInt64(number)
  }

  /// The text without the commas between thousands, each of which must be in its place.
  private func ungrouped(_ cell: ListCell, _ path: String) throws(InputError) -> String {
    guard isGrouped, cell.text.utf8.contains(0x2C) else { return cell.text }
    let whole = cell.text.prefix { $0 != "." }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { throw cell.error("has a comma that is not between thousands", in: path, hint: hint) }
    return groups.joined() + cell.text.dropFirst(whole.count)
  }

  private var hint: String {
    let (least, most) = (decimals.lowerBound, decimals.upperBound)
    let places =
      least == most
      ? (most == 0 ? "no decimals" : "a decimal point with exactly \(most) digits after it")
      : "a decimal point with at most \(most) digits after it"
    return places + (isGrouped ? ", commas between thousands or none" : ", no commas")
  }
}
