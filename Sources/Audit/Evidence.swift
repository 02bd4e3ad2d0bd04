public import Bullion
public import Disclosure
import MerkleSum
public import Notation

/// All that the rules look at, as it was read.
public struct Evidence: Sendable {
  /// A row of a bar list.
  public struct Row: Sendable {
    /// The row's number over all lists, from 0.
    public let number: Int
    /// The list's number.
    public let list: Int
    /// The bar and where it stands.
    public let listed: ListedBar
    /// The bar's canonical id.
    public let id: String

    /// The bar.
    public var bar: Bar { listed.bar }
  }

  /// The holders' side.
  public struct Claims: Sendable {
    /// The sum of all balances, in minor units.
    public var holdersTotal: UInt128
    /// Token supply; empty when none was given.
    public var supply: [Statement.Supply]
    /// What is known of each chain's supply beyond its line.
    public var details: [Engagement.SupplyDetail] = []
    /// The holder files, with where their balances come from.
    public var holders: [Engagement.HolderFile] = []
    /// The addresses that the issuer controls; nil when nobody named any.
    public var wallets: [Engagement.IssuerWallet]?
    /// The token's decimals; nil when bar lists are looked at alone.
    public var decimals: Int?

    /// Claims with these values.
    public init(holdersTotal: UInt128, supply: [Statement.Supply]) {
      self.holdersTotal = holdersTotal
      self.supply = supply
    }
  }

  /// The bar lists.
  public let lists: [BarList]
  /// Their rows.
  public let rows: [Row]
  /// The register of refiners, when there is one.
  public let refiners: RefinerRegister?
  /// How far a stated fine weight may be from the computed one, in 0.001 ozt.
  public let fineTolerance: UInt64
  /// The holders' side; nil when bar lists are looked at alone.
  public let claims: Claims?
  /// The moment that all figures are for; nil when bar lists are looked at alone.
  public var asOf: Timestamp?
  /// The agreed limits beyond the tolerance; nil when bar lists are looked at alone.
  public var policy: Engagement.Policy?
  /// The gold price; nil when bar lists are looked at alone.
  public var price: PriceEvidence?
  /// The documents of the engagement.
  public var documents: [EvidenceDocument] = []
  /// Bar lists of others, to compare with.
  public var comparison: [BarList] = []
  /// The register of refiners' marks.
  public var marks: MarkRegister?
  /// What each box holds, by the packing lists.
  public var packingList: PackingList?
  /// The boxes that were opened.
  public var openings: [SealOpening]?
  /// The audit before this one.
  public var previous: EarlierAudit?
  /// Audits before that one.
  public var earlier: [EarlierAudit] = []
  /// The bars that came and went since the previous audit.
  public var movements: [BarMovement]?
  /// What was found of a sample in the vault.
  public var sample: SampleEvaluation?

  /// Evidence of these lists and registers.
  public init(
    lists: [BarList], refiners: RefinerRegister?, fineTolerance: UInt64 = 1,
    claims: Claims? = nil
  ) {
    self.lists = lists
    self.refiners = refiners
    self.fineTolerance = fineTolerance
    self.claims = claims
    var rows: [Row] = []
    for (list, content) in lists.enumerated() {
      for bar in content.bars {
        rows.append(Row(number: rows.count, list: list, listed: bar, id: bar.bar.id))
      }
    }
    self.rows = rows
  }

  /// Rows in groups of equal keys, in the order of each group's first row.
  func groups<Key: Hashable>(of rows: [Row], by key: (Row) -> Key) -> [[Row]] {
    var places: [Key: Int] = [:]
    var groups: [[Row]] = []
    for row in rows {
      let key = key(row)
      if let place = places[key] {
        groups[place].append(row)
      } else {
        places[key] = groups.count
        groups.append([row])
      }
    }
    return groups
  }
}

/// A list that lacks something which a rule needs, in words.
extension BarList {
  /// `what of the list 'file name'`.
  func lacks(_ what: String) -> String {
    "\(what) of the bar list '\(file.path.split(separator: "/").last ?? "")'"
  }
}
