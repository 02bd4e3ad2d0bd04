public import Bullion
public import Diagnostics
public import MerkleSum
public import Notation

extension Engagement {
  /// One file of holders and how its columns are read.
  public struct HolderFile: Hashable, Sendable {
    /// The file's path.
    public var path: String
    /// The column with the holder's id.
    public var idColumn: String
    /// The column with the balance, in asset units.
    public var balanceColumn: String
    /// Columns that are known and not read.
    public var ignoredColumns: [String]
    /// What stands before each id, such as `eip155:1:`.
    public var prefix: String
    /// Where the balances come from; nil when nobody said.
    public var source: HolderSource?

    /// A holder file with these values; the columns' names are the defaults.
    public init(
      path: String, idColumn: String = "holder_id", balanceColumn: String = "balance",
      ignoredColumns: [String] = [], prefix: String = "", source: HolderSource? = nil
    ) {
      self.path = path
      self.idColumn = idColumn
      self.balanceColumn = balanceColumn
      self.ignoredColumns = ignoredColumns
      self.prefix = prefix
      self.source = source
    }
  }

  /// One bar list, and what the custodian declares of it.
  public struct BarListFile: Hashable, Sendable {
    /// The file's path.
    public var path: String
    /// The list's format.
    public var profile: String
    /// Who holds the bars.
    public var custodian: String?
    /// The day the list is for.
    public var asOf: CalendarDate?
    /// The vault that every bar must be in.
    public var vault: String?
    /// The account that every bar must be held in.
    public var account: String?
    /// The file's SHA-256 as the custodian gave it.
    public var sha256: Digest?
    /// The number of bars.
    public var declaredBars: UInt64?
    /// The gross weight of all bars: 0.001 ozt, or mg for a list in grams.
    public var declaredGross: Mass?
    /// The fine weight of all bars, in 0.001 ozt.
    public var declaredFine: UInt64?
    /// The gross weight of all bars declared a second time, in the unit that the rows do not use.
    public var secondGross: Mass?
    /// The fine weight of all bars declared a second time, in mg.
    public var secondFine: UInt64?
    /// The custodian's detached signature over the list's bytes.
    public var signature: SignatureFile?
    /// Numbers that the custodian gave to bars, beside the refiners' own serials.
    public var internalSerials: [ClosedRange<UInt64>] = []
    /// What is said of the list's form where the profile leaves it open.
    public var layout = BarListLayout()
    /// Where the engagement file names the list.
    public var location: Location

    /// A bar list with these values; only path and profile must be known.
    public init(
      path: String, profile: String, custodian: String? = nil, asOf: CalendarDate? = nil,
      vault: String? = nil, account: String? = nil, sha256: Digest? = nil,
      declaredBars: UInt64? = nil, declaredGross: Mass? = nil, declaredFine: UInt64? = nil,
      location: Location
    ) {
      self.path = path
      self.profile = profile
      self.custodian = custodian
      self.asOf = asOf
      self.vault = vault
      self.account = account
      self.sha256 = sha256
      self.declaredBars = declaredBars
      self.declaredGross = declaredGross
      self.declaredFine = declaredFine
      self.location = location
    }
  }

  /// The gold price and the file that shows it.
  public struct PriceNote: Hashable, Sendable {
    /// Micro-USD per troy ounce, 1 to 10^11.
    public var microUSD: UInt128
    /// The session, such as `LBMA-PM`.
    public var session: String
    /// The day of the session.
    public var date: CalendarDate
    /// The evidence file's path.
    public var path: String
    /// What another source says of the price.
    public var second: SecondPrice?

    /// A price with these values.
    public init(microUSD: UInt128, session: String, date: CalendarDate, path: String) {
      self.microUSD = microUSD
      self.session = session
      self.date = date
      self.path = path
    }
  }

  /// A document that belongs to the engagement.
  public struct EvidenceFile: Hashable, Sendable {
    /// What it is, such as `custodian-confirmation`.
    public var kind: String
    /// Its date.
    public var date: CalendarDate
    /// The file's path.
    public var path: String
    /// The custodian whose bars it is about; nil when it names none.
    public var custodian: String?
    /// What an insurance pays at most, in micro-USD.
    public var sumInsured: UInt128?
    /// A detached signature over the file's bytes.
    public var signature: SignatureFile?

    /// Evidence with these values.
    public init(kind: String, date: CalendarDate, path: String) {
      self.kind = kind
      self.date = date
      self.path = path
    }
  }

  /// The limits that issuer and auditor agreed.
  public struct Policy: Hashable, Sendable {
    /// Taken off the gold's value, in basis points, 0 to 10,000.
    public var haircut: UInt64
    /// Wanted on top of the claims, in basis points.
    public var buffer: UInt64
    /// How far a stated fine weight may be from the computed one, in 0.001 ozt.
    public var fineTolerance: UInt64
    /// Required rules that may stay untested, sorted.
    public var waived: [String]
    /// How many days a custodian's confirmation may lie before or after the as-of date.
    public var confirmationDays: UInt64?
    /// How many days before the as-of date a bar may have been counted last.
    public var countDays: UInt64?
    /// True when only Good Delivery bars are agreed; nil when nothing is.
    public var goodDeliveryOnly: Bool?
    /// True when a bar without a year is not accepted.
    public var requiresYear = false
    /// Excluding rules whose findings a written disposition may lift, sorted.
    public var restorable: [String] = []

    /// A policy with these values.
    public init(haircut: UInt64, buffer: UInt64, fineTolerance: UInt64, waived: [String]) {
      self.haircut = haircut
      self.buffer = buffer
      self.fineTolerance = fineTolerance
      self.waived = waived
    }
  }

  /// The statement that a correction replaces.
  public struct Replacement: Hashable, Sendable {
    /// The correction's number, from 1.
    public var number: UInt64
    /// The path of the replaced text.
    public var path: String

    /// A replacement with these values.
    public init(number: UInt64, path: String) {
      self.number = number
      self.path = path
    }
  }
}
