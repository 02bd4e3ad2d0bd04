/// One row of a bar list: what the list says of a bar, verbatim, with its numbers read exactly.
public struct Bar: Hashable, Sendable {
  /// The kind of bar, by the standard it follows.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// A London Good Delivery bar of about 400 ozt.
    case goodDelivery400 = "GD400"
    /// A bar of one kilogram.
    case kilo = "KILO"
    /// A COMEX bar of 100 ozt.
    case comex100 = "CX100"
    /// Anything else.
    case other = "OTHER"
  }

  /// Who weighed the bar, and how.
  public enum WeightBasis: String, CaseIterable, Hashable, Sendable {
    /// A London vault, in multiples of 0.025 ozt rounded down.
    case london
    /// A vault's scale in grams.
    case metric
    /// The refiner.
    case refiner
  }

  /// The unit in which the gross weight is stated.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    /// Troy ounces.
    case troyOunces = "ozt"
    /// Grams.
    case grams = "g"
  }

  /// The metal's symbol; `AU` is gold.
  public var metal: String
  /// The refiner's code, as in the register of refiners.
  public var refinerCode: String
  /// The refiner's mark as stamped.
  public var refinerMark: String
  /// The serial number as printed, letters included.
  public var serial: String
  /// The year of manufacture, if it is stamped.
  public var year: Int?
  /// The kind of bar.
  public var form: Form
  /// The unit of the gross weight.
  public var unit: Unit
  /// The gross weight; nil when the list does not say.
  public var gross: Mass?
  /// The fineness; nil when the list does not say.
  public var fineness: Fineness?
  /// The fine weight that the list states, in 0.001 ozt; nil when it states none.
  public var statedFine: UInt64?
  /// Who weighed the bar.
  public var weightBasis: WeightBasis
  /// The vault.
  public var vault: String
  /// The box, pallet or other container.
  public var container: String
  /// The seal on the container.
  public var seal: String
  /// The account in which the bar is held.
  public var account: String
  /// What the custodian says of the bar; `allocated` is free of any claim.
  public var status: String
  /// The gross weight as the list states it a second time, in another unit; nil when it does not.
  public var secondGross: Mass?
  /// The assay that the list itself used where the bar bears a lower one too, which is then
  /// ``fineness``; nil for a bar of one assay.
  public var higherAssay: Fineness?
  /// How many bars the row stands for; more than one is a melt listed as a whole.
  public var count: UInt64 = 1

  /// A bar with these values.
  public init(
    metal: String = "AU", refinerCode: String, refinerMark: String = "", serial: String,
    year: Int? = nil, form: Form = .goodDelivery400, unit: Unit, gross: Mass?,
    fineness: Fineness?, statedFine: UInt64? = nil, weightBasis: WeightBasis = .refiner,
    vault: String = "", container: String = "", seal: String = "", account: String = "",
    status: String = "allocated"
  ) {
    self.metal = metal
    self.refinerCode = refinerCode
    self.refinerMark = refinerMark
    self.serial = serial
    self.year = year
    self.form = form
    self.unit = unit
    self.gross = gross
    self.fineness = fineness
    self.statedFine = statedFine
    self.weightBasis = weightBasis
    self.vault = vault
    self.container = container
    self.seal = seal
    self.account = account
    self.status = status
  }

  /// The fine weight that follows from gross weight and fineness, in 0.001 ozt; nil when one of
  /// them is missing.
  public var computedFine: UInt64? {
    guard let gross, let fineness else { return nil }
    return FineWeight.milliOunces(gross: gross, fineness: fineness)
  }

  /// The fine weight as listed: the stated one, else the computed one, else nothing.
  public var listedFine: UInt64 { statedFine ?? computedFine ?? 0 }

  /// The fine weight that counts if the bar is accepted: the lower of stated and computed; nothing
  /// when it cannot be computed.
  public var acceptableFine: UInt64 {
    guard let computedFine else { return 0 }
    return min(statedFine ?? computedFine, computedFine)
  }
}
