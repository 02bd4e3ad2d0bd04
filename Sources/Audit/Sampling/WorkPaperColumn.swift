/// The columns of the paper that is filled in at the vault, in their order.
public enum WorkPaperColumn: String, CaseIterable, Hashable, Sendable {
  /// The place in the draw, from 1.
  case number = "no"
  /// The bar's canonical identity. It always begins with `AU`, so no spreadsheet takes it for a
  /// number or a formula: results are told apart by it alone.
  case barID = "bar_id"
  /// The list's label.
  case list
  /// The vault, if the bar list was given.
  case vault = "vault_id"
  /// The box, if the bar list was given.
  case container = "container_id"
  /// The seal on the box, if the bar list was given.
  case seal = "seal_no"
  /// The refiner's code.
  case refiner = "refiner_code"
  /// The serial number.
  case serial
  /// The year of manufacture.
  case year
  /// The gross weight, with three decimals.
  case gross = "gross_weight"
  /// The unit of both gross weights.
  case unit = "gross_unit"
  /// The fineness in permille.
  case fineness
  /// The accepted fine weight in ozt.
  case fine = "accepted_fine_ozt"
  /// How many drawn units lie in the bar.
  case hits
  /// To fill in: `yes` or `no`.
  case found
  /// To fill in: the gross weight on the scale.
  case foundGross = "found_gross"
  /// To fill in: the fineness by a new assay, in permille.
  case foundFineness = "found_fineness"
  /// To fill in: the serial number as stamped.
  case foundSerial = "found_serial"
  /// To fill in: the seal on the box.
  case foundSeal = "found_seal"
  /// To fill in: anything.
  case remarks

  /// The columns of a paper that has none for assays: bars are weighed, and hardly ever assayed.
  public static let withoutAssay = allCases.filter { $0 != .foundFineness }
}
