public import MerkleSum
public import Notation

extension Statement {
  /// The token that the claims are in; version 1 knows only tokens pegged to the US dollar.
  public struct Asset: Hashable, Sendable {
    /// The token's symbol.
    public var symbol: String
    /// Decimals of one token, 0 to 18; the smallest fraction is the minor unit.
    public var decimals: Int

    /// An asset with these values.
    public init(symbol: String, decimals: Int) {
      self.symbol = symbol
      self.decimals = decimals
    }
  }

  /// The token's supply on one chain at one block.
  public struct Supply: Hashable, Sendable {
    /// The chain in CAIP-2 form.
    public var chain: String
    /// The token's contract.
    public var contract: String
    /// The block's number.
    public var block: UInt64
    /// The block's hash.
    public var blockHash: String
    /// The block's time.
    public var time: Timestamp
    /// Tokens in existence, in minor units.
    public var total: UInt128
    /// Tokens that nobody can redeem, in minor units.
    public var nonRedeemable: UInt128

    /// A supply line with these values.
    public init(
      chain: String, contract: String, block: UInt64, blockHash: String, time: Timestamp,
      total: UInt128, nonRedeemable: UInt128
    ) {
      self.chain = chain
      self.contract = contract
      self.block = block
      self.blockHash = blockHash
      self.time = time
      self.total = total
      self.nonRedeemable = nonRedeemable
    }
  }

  /// What one bar list says it holds.
  public struct Custody: Hashable, Sendable {
    /// The custodian, or `undeclared`.
    public var label: String
    /// The day the list is for, when it is known.
    public var asOf: CalendarDate?
    /// Rows in the list.
    public var bars: UInt64
    /// Fine gold as listed, in 0.001 ozt.
    public var fineListed: UInt128

    /// A custody line with these values.
    public init(label: String, asOf: CalendarDate?, bars: UInt64, fineListed: UInt128) {
      self.label = label
      self.asOf = asOf
      self.bars = bars
      self.fineListed = fineListed
    }
  }

  /// The price that the gold is valued at.
  public struct Price: Hashable, Sendable {
    /// Micro-USD per troy ounce, 1 to 10^11.
    public var microUSD: UInt128
    /// The session, such as `LBMA-PM`.
    public var session: String
    /// The day of the session.
    public var date: CalendarDate
    /// SHA-256 of the file that shows the price.
    public var evidence: Digest

    /// A price with these values.
    public init(microUSD: UInt128, session: String, date: CalendarDate, evidence: Digest) {
      self.microUSD = microUSD
      self.session = session
      self.date = date
      self.evidence = evidence
    }
  }

  /// How many findings of each severity there are.
  public struct FindingCounts: Hashable, Sendable {
    /// Findings that block.
    public var blocking: UInt64
    /// Findings that exclude a bar.
    public var excluding: UInt64
    /// Findings that ask for a disposition.
    public var warning: UInt64
    /// Findings that ask for nothing.
    public var information: UInt64
    /// Blocking, excluding and warning findings without a disposition.
    public var undisposed: UInt64
    /// SHA-256 of findings.json.
    public var hash: Digest

    /// Counts with these values.
    public init(
      blocking: UInt64, excluding: UInt64, warning: UInt64, information: UInt64,
      undisposed: UInt64, hash: Digest
    ) {
      self.blocking = blocking
      self.excluding = excluding
      self.warning = warning
      self.information = information
      self.undisposed = undisposed
      self.hash = hash
    }
  }

  /// A correction of an earlier statement for the same snapshot.
  public struct Revision: Hashable, Sendable {
    /// 1 for the first correction.
    public var number: UInt64
    /// SHA-256 of the text that this one replaces.
    public var replaces: Digest

    /// A revision with these values.
    public init(number: UInt64, replaces: Digest) {
      self.number = number
      self.replaces = replaces
    }
  }
}
