public import MerkleSum
public import Notation

/// Checks a proof file the way a holder does: against a statement that he trusts, for the id and
/// the balance that he knows.
public struct ProofVerifier: Sendable {
  /// Where the statement comes from that decides.
  public enum Trust: Hashable, Sendable {
    /// The text of a statement that the verifier was told to trust.
    case statement([UInt8])
    /// The text in the proof file itself, which nobody vouched for.
    case embedded
  }

  /// What the verifier expects; whatever is nil is not compared.
  public struct Expectations: Hashable, Sendable {
    /// The issuer.
    public var issuer: String?
    /// The snapshot.
    public var snapshot: String?
    /// The greatest age of the statement.
    public var age: Age?
    /// The holder's own id (or the bar's), as bytes.
    public var id: [UInt8]?
    /// The holder's own balance as text in asset units, or a bar's fine weight in troy ounces.
    public var amount: String?

    /// No expectations.
    public init() {}
  }

  /// How old a statement may be at a given time.
  public struct Age: Hashable, Sendable {
    /// The greatest age in days.
    public var days: UInt64
    /// The present time.
    public var now: Timestamp

    /// At most `days` before `now`.
    public init(days: UInt64, now: Timestamp) {
      self.days = days
      self.now = now
    }
  }

  /// A proof that holds, and what it was held against.
  public struct Verified: Hashable, Sendable {
    /// The statement.
    public let statement: Statement
    /// The proof.
    public let proof: ProofFile
  }

  private let trust: Trust
  private let expectations: Expectations

  /// A verifier that trusts and expects this.
  public init(trust: Trust, expectations: Expectations = Expectations()) {
    self.trust = trust
    self.expectations = expectations
  }

  /// Checks the bytes of a proof file. The order of the checks is that of
  /// `spec/failure-classes.md`, so that every verifier names the same class.
  ///
  /// - Throws: ``Refusal`` with the class of the first check that fails.
  public func verify(_ file: [UInt8], hash: some BatchHash) throws(Refusal) -> Verified {
    let proof = try ProofFile(parsing: file)
    let statement = try trustedStatement(for: proof)
    try checkExpectations(of: statement)
    try checkHolder(of: proof, decimals: statement.decimals(of: proof.tree))
    guard let root = statement.root(of: proof.tree) else {
      throw Refusal(.emptyTree, "the statement's tree of accepted bars is empty")
    }
    try statement.checkNonce(of: proof)
    do {
      let leaf = try SumNode.leaf(
        amount: proof.amount, nonce: proof.nonce, id: proof.id, hash: hash)
      try proof.inclusion.verify(leaf: leaf, root: root, hash: hash)
    } catch let failure as InclusionProof.Failure {
      throw Refusal(failure)
    } catch {
      throw Refusal(.malformedProof, "the leaf cannot be built")
    }
    return Verified(statement: statement, proof: proof)
  }

  private func trustedStatement(for proof: ProofFile) throws(Refusal) -> Statement {
    let text: [UInt8] =
      switch trust {
      case .statement(let text): text
      case .embedded: proof.statement
      }
    let statement: Statement
    do { statement = try Statement(parsing: text) } catch { throw Refusal(error) }
    guard proof.statement == text else {
      throw Refusal(.statementMismatch, "the proof was made for another statement")
    }
    return statement
  }

  private func checkExpectations(of statement: Statement) throws(Refusal) {
    if let issuer = expectations.issuer, issuer != statement.issuer {
      throw Refusal(.wrongIssuer, "the statement is of issuer '\(statement.issuer)'")
    }
    if let snapshot = expectations.snapshot, snapshot != statement.snapshot {
      throw Refusal(.wrongSnapshot, "the statement is for snapshot '\(statement.snapshot)'")
    }
    guard let limit = expectations.age else { return }
    let age = limit.now.secondsSinceEpoch - statement.asOf.secondsSinceEpoch
    guard age >= 0 else {
      throw Refusal(.stale, "the statement is dated in the future, \(statement.asOf)")
    }
    let (seconds, unlimited) = limit.days.multipliedReportingOverflow(by: 86_400)
    guard unlimited || UInt64(age) <= seconds else {
      throw Refusal(
        .stale, "the statement is as of \(statement.asOf), more than \(limit.days) days ago")
    }
  }

  private func checkHolder(of proof: ProofFile, decimals: Int) throws(Refusal) {
    if let id = expectations.id, id != proof.id {
      throw Refusal(.wrongID, "the proof is for another id")
    }
    guard let text = expectations.amount else { return }
    guard let amount = try? DecimalText.parse(text, decimals: decimals), amount == proof.amount
    else { throw Refusal(.wrongAmount, "the proof is for another balance") }
  }
}
