public import Notation

extension Engagement {
  /// Where a file's balances come from.
  public enum HolderSource: String, CaseIterable, Hashable, Sendable {
    /// Read from the contract's state at the block.
    case contractState = "contract-state"
    /// Rebuilt from Transfer events alone.
    case transferLogs = "transfer-logs"
    /// The issuer's or a custodian's own ledger.
    case ledger
  }

  /// Why tokens cannot be redeemed, by the three classes of the AICPA's 2025 criteria; what is in
  /// neither of these two is redeemable.
  public enum RedemptionClass: String, CaseIterable, Hashable, Sendable {
    /// Locked for a time, or restricted until somebody acts.
    case temporarily
    /// Test tokens, or frozen for good.
    case permanently
  }

  /// Tokens of one contract that nobody can redeem.
  public struct NonRedeemable: Hashable, Sendable {
    /// Who holds them, or why they are held.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
      /// The issuer's own, not sold.
      case treasury
      /// Locked while they circulate on another chain.
      case bridge
      /// Held for a settlement.
      case escrow
      /// On a blocked address.
      case blacklisted
      /// Locked until a date.
      case timeLocked = "time-locked"
      /// Made for tests.
      case test
    }

    /// The kind.
    public var kind: Kind
    /// For how long.
    public var redemption: RedemptionClass
    /// The amount, in minor units.
    public var amount: UInt128

    /// Tokens with these values.
    public init(kind: Kind, redemption: RedemptionClass, amount: UInt128) {
      self.kind = kind
      self.redemption = redemption
      self.amount = amount
    }
  }

  /// What a contract's supply did since the previous audit, in minor units.
  public struct SupplyMovement: Hashable, Sendable {
    /// Issued.
    public var issued: UInt128
    /// Redeemed.
    public var redeemed: UInt128
    /// Destroyed on blocked addresses.
    public var destroyed: UInt128

    /// Movements with these values.
    public init(issued: UInt128, redeemed: UInt128, destroyed: UInt128) {
      self.issued = issued
      self.redeemed = redeemed
      self.destroyed = destroyed
    }
  }

  /// What is known of one contract's supply beyond its line in the statement.
  public struct SupplyDetail: Hashable, Sendable {
    /// The chain, CAIP-2.
    public var chain: String
    /// The contract.
    public var contract: String
    /// The decimals that the contract itself names.
    public var decimals: UInt64?
    /// What the non-redeemable tokens are; nil when nobody said.
    public var classes: [NonRedeemable]?
    /// What happened since the previous audit.
    public var movement: SupplyMovement?

    /// Details with these values.
    public init(
      chain: String, contract: String, decimals: UInt64? = nil,
      classes: [NonRedeemable]? = nil, movement: SupplyMovement? = nil
    ) {
      self.chain = chain
      self.contract = contract
      self.decimals = decimals
      self.classes = classes
      self.movement = movement
    }
  }

  /// An address that the issuer controls, and the proof that it does.
  public struct IssuerWallet: Hashable, Sendable {
    /// The chain, CAIP-2.
    public var chain: String
    /// The address.
    public var address: String
    /// The proof of control; nil when there is none.
    public var proof: Proof?

    /// A proof of control: a transaction that the auditor asked for, or a signed message.
    public struct Proof: Hashable, Sendable {
      /// The day.
      public var date: CalendarDate
      /// The file's path.
      public var path: String

      /// A proof with these values.
      public init(date: CalendarDate, path: String) {
        self.date = date
        self.path = path
      }
    }

    /// A wallet with these values.
    public init(chain: String, address: String, proof: Proof? = nil) {
      self.chain = chain
      self.address = address
      self.proof = proof
    }
  }
}
