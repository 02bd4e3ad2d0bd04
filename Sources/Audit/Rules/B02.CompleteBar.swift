import Bullion
import Diagnostics

/// B02: the bar can be told from others, and its gold computed.
struct CompleteBar: BarRule {
  let text = RuleText(
    id: "B02", severity: .excluding, title: "refiner, serial, gross weight and fineness are given",
    test: "none of refiner_code, serial, gross_weight, fineness is empty; gross_weight > 0",
    source: "LBMA Good Delivery Rules, Annex C (columns of a weight list)",
    fires: "serial is empty", silent: "all four are given", clears: "a complete list")

  func finding(for row: Evidence.Row, in evidence: Evidence) -> Finding? {
    let bar = row.bar
    var lacking: [ListedBar.Field] = []
    if bar.refinerCode.isEmpty { lacking.append(.refinerCode) }
    if bar.serial.isEmpty { lacking.append(.serial) }
    if bar.gross.map({ $0 == .milliOunces(0) || $0 == .milligrams(0) }) ?? true {
      lacking.append(.gross)
    }
    if bar.fineness == nil { lacking.append(.fineness) }
    guard let first = lacking.first else { return nil }
    return Finding(
      text, row: row, field: first,
      values: ["lacking": lacking.map(\.columnName).joined(separator: "+")])
  }
}

extension ListedBar.Field {
  /// The field's column in a canonical bar list.
  var columnName: String {
    switch self {
    case .metal: "metal"
    case .refinerCode: "refiner_code"
    case .serial: "serial"
    case .year: "year"
    case .form: "form"
    case .gross: "gross_weight"
    case .fineness: "fineness"
    case .statedFine: "fine_ozt"
    case .weightBasis: "weight_basis"
    case .vault: "vault_id"
    case .account: "account_id"
    case .status: "status"
    case .container: "container_id"
    case .seal: "seal_no"
    case .lastCounted: "last_counted"
    case .count: "count"
    }
  }
}
