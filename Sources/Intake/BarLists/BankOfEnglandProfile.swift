import Audit
import Diagnostics

/// A weight list of the Bank of England, as CSV. Its serial numbers are the Bank's own.
enum BankOfEnglandProfile: BarListReader.Profile {
  static let name = "boe"
  static let hasInternalSerials = true
  static let open: [BarColumn] = [.form, .weightBasis, .vault, .account, .status]

  /// What the published lists are known to hold; the spelling is this profile's.
  private static let columns: [(name: String, column: BarColumn)] = [
    ("Serial number", .serial), ("Brand code", .refinerCode), ("Gross weight", .grossWeight),
    ("Assay", .fineness), ("Fine weight", .fine),
  ]

  static func read(
    _ file: InputFile, for entry: Engagement.BarListFile
  ) throws(InputError) -> [ListedBar] {
    let builder = BarBuilder(
      entry, BarBuilder.Grammar(scale: .permille), fixed: [.metal: "AU", .grossUnit: "ozt"])
    return try CSVProfile.read(file, columns, builder)
  }
}
