public import Disclosure
public import Notation

/// What an auditor was asked to check: the values of `audit.yaml`, read and checked, with file
/// paths resolved.
public struct Engagement: Hashable, Sendable {
  /// Whether the holders' tree key is published.
  public enum Mode: String, CaseIterable, Hashable, Sendable {
    /// The key is shared by issuer and auditor alone.
    case secret
    /// The liabilities' tree key and the leaves are published.
    case transparent
  }

  /// The engagement file itself, for messages.
  public var file: String
  /// Who owes the claims.
  public var issuer: String
  /// The snapshot's name.
  public var snapshot: String
  /// The moment that all figures are for.
  public var asOf: Timestamp
  /// The token.
  public var asset: Statement.Asset
  /// Secret or transparent.
  public var mode: Mode
  /// The snapshot key's file.
  public var keyFile: String
  /// The holder files.
  public var holders: [HolderFile]
  /// Token supply, one entry a chain and contract, in the statement's order.
  public var supply: [Statement.Supply]
  /// Claims outside the token, in minor units.
  public var otherClaims: UInt128
  /// Whether bars.csv is published.
  public var barsArePublic: Bool
  /// The bar lists, at least one.
  public var barLists: [BarListFile]
  /// The register of refiners.
  public var refiners: String?
  /// The gold price.
  public var price: PriceNote
  /// Further evidence.
  public var evidence: [EvidenceFile]
  /// The agreed limits.
  public var policy: Policy
  /// Written dispositions of findings.
  public var dispositions: String?
  /// The text of the statement before this one.
  public var previous: String?
  /// The text that this audit corrects.
  public var revision: Replacement?
  /// What is known of each chain's supply beyond the statement's line; see ``SupplyDetail``.
  public var supplyDetails: [SupplyDetail] = []
  /// The addresses that the issuer controls; nil when nobody named any, an empty list when there
  /// are none.
  public var issuerWallets: [IssuerWallet]?
  /// Bar lists of other issuers or custodians, to compare with; their bars are not counted.
  public var comparisonLists: [BarListFile] = []
  /// The register of refiners' marks.
  public var marks: String?
  /// What each box holds, by the packing lists.
  public var packingList: String?
  /// The record of boxes that were opened.
  public var sealOpenings: String?
  /// The record of bars that came and went since the previous audit.
  public var movements: String?
  /// Statements before the previous one.
  public var earlier: [String] = []
  /// The sample that was drawn from a finished audit and looked at in the vault.
  public var sample: SampleFile?

  /// An engagement with these values.
  public init(
    file: String, issuer: String, snapshot: String, asOf: Timestamp, asset: Statement.Asset,
    mode: Mode, keyFile: String, holders: [HolderFile], supply: [Statement.Supply],
    otherClaims: UInt128, barsArePublic: Bool, barLists: [BarListFile], refiners: String?,
    price: PriceNote, evidence: [EvidenceFile], policy: Policy, dispositions: String?,
    previous: String?, revision: Replacement?
  ) {
    self.file = file
    self.issuer = issuer
    self.snapshot = snapshot
    self.asOf = asOf
    self.asset = asset
    self.mode = mode
    self.keyFile = keyFile
    self.holders = holders
    self.supply = supply
    self.otherClaims = otherClaims
    self.barsArePublic = barsArePublic
    self.barLists = barLists
    self.refiners = refiners
    self.price = price
    self.evidence = evidence
    self.policy = policy
    self.dispositions = dispositions
    self.previous = previous
    self.revision = revision
  }
}
