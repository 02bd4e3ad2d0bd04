import Audit

/// The columns of the canonical bar list, by whose names every profile and the engagement file
/// say what they read.
enum BarColumn: String, CaseIterable {
  case metal
  case refinerCode = "refiner_code"
  case refinerMark = "refiner_mark"
  case serial
  case year
  case form
  case grossWeight = "gross_weight"
  case grossUnit = "gross_unit"
  case fineness
  case fine = "fine_ozt"
  case weightBasis = "weight_basis"
  case vault = "vault_id"
  case container = "container_id"
  case seal = "seal_no"
  case account = "account_id"
  case status
  case dateIn = "date_in"
  case dateOut = "date_out"
  case lastCounted = "last_counted"
  case countMethod = "count_method"
  case lastWeighed = "last_weighed"
  case certificate = "cert_ref"
  case remarks
  /// A second assay that the bar bears; no column of the canonical list.
  case otherFineness = "other_fineness"
  /// The gross weight in a second unit: grams where `gross_unit` is ozt, else troy ounces; no
  /// column of the canonical list.
  case secondGross = "second_gross"
  /// How many bars a row stands for; no column of the canonical list.
  case count

  /// What may hold for a whole list. The others are each bar's own, and a list that lacks them
  /// lacks evidence.
  static let forWholeLists: [BarColumn] = [
    .metal, .refinerCode, .form, .grossUnit, .weightBasis, .vault, .account, .status,
  ]

  /// The field of a listed bar that comes from this column, if messages point at it.
  var field: ListedBar.Field? {
    switch self {
    case .metal: .metal
    case .refinerCode: .refinerCode
    case .serial: .serial
    case .year: .year
    case .form: .form
    case .grossWeight: .gross
    case .fineness: .fineness
    case .fine: .statedFine
    case .weightBasis: .weightBasis
    case .vault: .vault
    case .account: .account
    case .status: .status
    case .container: .container
    case .seal: .seal
    case .lastCounted: .lastCounted
    case .count: .count
    default: nil
    }
  }
}
