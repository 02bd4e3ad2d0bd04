public import MerkleSum
public import Notation

/// What an audit publishes: one page of exact figures that the issuer and auditors sign.
///
/// The stored properties are what an audit finds out; claims, reserve, coverage and result follow
/// from them, so no statement can hold a figure that contradicts the others. The text form and
/// its grammar are in `spec/statement.md`.
public struct Statement: Hashable, Sendable {
  /// Whether holders' nonces can be recomputed by anyone.
  public enum Mode: Hashable, Sendable {
    /// The key stays with the issuer and the auditor.
    case secret
    /// The liabilities' tree key, 32 bytes, is published, and the leaves with it.
    case transparent(treeKey: [UInt8])
  }

  /// The result of an audit: arithmetic and rules, nobody's opinion.
  public enum Result: String, Hashable, Sendable {
    /// Nothing blocks, and the reserve reaches the claims.
    case covered
    /// Nothing blocks, and the reserve does not reach the claims.
    case shortfall
    /// A blocking finding, or a required rule that was neither tested nor waived.
    case blocked
  }

  /// Rules that block when they are neither tested nor waived.
  public static let requiredRules: Set<String> = [
    "E02", "K02", "L04", "R01", "T01", "T02",
  ]

  /// Who owes the claims, such as `usdkg.example/reserves`.
  public var issuer: String
  /// The name of this snapshot, such as `2025-Q4`.
  public var snapshot: String
  /// The moment that all figures are for.
  public var asOf: Timestamp
  /// The token.
  public var asset: Asset
  /// Whether the liabilities' tree key is published.
  public var mode: Mode
  /// The root of the holders' tree: holders, total in minor units, hash.
  public var liabilities: SumNode
  /// Token supply, sorted by chain and contract; empty when none was given.
  public var supply: [Supply]
  /// Claims outside the token, such as redeemed but not yet delivered, in minor units.
  public var otherClaims: UInt128
  /// One line a bar list, sorted.
  public var custody: [Custody]
  /// The root of the accepted bars' tree, amounts in 0.001 ozt; nil when no bar is accepted.
  public var inventory: SumNode?
  /// Rows in all bar lists.
  public var barsListed: UInt64
  /// SHA-256 of bars.csv.
  public var barsHash: Digest
  /// Fine gold as listed, in 0.001 ozt.
  public var fineListed: UInt128
  /// The gold price and its evidence.
  public var price: Price
  /// Taken off the value of the gold, in basis points.
  public var haircut: UInt64
  /// Wanted on top of the claims, in basis points.
  public var buffer: UInt64
  /// How far a stated fine weight may be from the computed one, in 0.001 ozt.
  public var fineTolerance: UInt64
  /// SHA-256 of inputs.txt.
  public var inputsHash: Digest
  /// How many rules were tested.
  public var rulesTested: UInt64
  /// Rules that lacked their input, sorted.
  public var notTested: [String]
  /// Required rules that the engagement released, sorted.
  public var waived: [String]
  /// Findings by severity, and the hash of findings.json.
  public var findings: FindingCounts
  /// SHA-256 of the statement before this one; nil for the first.
  public var previous: Digest?
  /// The correction's number, from 1, and the replaced text's hash; nil for a first edition.
  public var revision: Revision?

  /// The bars that count: the leaves of the inventory tree.
  public var barsAccepted: UInt64 { inventory?.count ?? 0 }

  /// The fine gold that counts, in 0.001 ozt.
  public var fineAccepted: UInt128 { inventory?.sum ?? 0 }

  /// A statement with these values; it is checked when it is rendered or parsed.
  public init(
    issuer: String, snapshot: String, asOf: Timestamp, asset: Asset, mode: Mode,
    liabilities: SumNode, supply: [Supply], otherClaims: UInt128, custody: [Custody],
    inventory: SumNode?, barsListed: UInt64, barsHash: Digest, fineListed: UInt128,
    price: Price, haircut: UInt64, buffer: UInt64, fineTolerance: UInt64, inputsHash: Digest,
    rulesTested: UInt64, notTested: [String], waived: [String], findings: FindingCounts,
    previous: Digest?, revision: Revision?
  ) {
    self.issuer = issuer
    self.snapshot = snapshot
    self.asOf = asOf
    self.asset = asset
    self.mode = mode
    self.liabilities = liabilities
    self.supply = supply
    self.otherClaims = otherClaims
    self.custody = custody
    self.inventory = inventory
    self.barsListed = barsListed
    self.barsHash = barsHash
    self.fineListed = fineListed
    self.price = price
    self.haircut = haircut
    self.buffer = buffer
    self.fineTolerance = fineTolerance
    self.inputsHash = inputsHash
    self.rulesTested = rulesTested
    self.notTested = notTested
    self.waived = waived
    self.findings = findings
    self.previous = previous
    self.revision = revision
  }
}
