/// Why a proof, a statement or a holder list is refused, by the names of
/// `spec/failure-classes.md`. Every verifier gives the same class for the same input.
public enum FailureClass: String, Error, Hashable, Sendable, CaseIterable {
  /// The proof file is not in its canonical form.
  case malformedProof = "malformed-proof"
  /// The statement does not follow the grammar.
  case malformedStatement = "malformed-statement"
  /// The statement's figures contradict each other.
  case inconsistentStatement = "inconsistent-statement"
  /// The proof carries another statement than the trusted one.
  case statementMismatch = "statement-mismatch"
  /// The statement is another issuer's.
  case wrongIssuer = "wrong-issuer"
  /// The statement is for another snapshot.
  case wrongSnapshot = "wrong-snapshot"
  /// The statement is older than allowed, or from the future.
  case stale
  /// The proof is another holder's.
  case wrongID = "wrong-id"
  /// The proof is for another balance.
  case wrongAmount = "wrong-amount"
  /// The tree that the proof is for has no leaves.
  case emptyTree = "empty-tree"
  /// The nonce does not follow from the published key.
  case wrongNonce = "wrong-nonce"
  /// The tree has no leaf of that index.
  case indexOutOfRange = "index-out-of-range"
  /// The path has more or fewer steps than the index asks for.
  case wrongPathLength = "wrong-path-length"
  /// A sum on the way up leaves 128 bits.
  case overflow
  /// The path's sum is not the published total.
  case wrongSum = "wrong-sum"
  /// The path's hash is not the published root.
  case wrongRoot = "wrong-root"

  /// 2 when the input could not be checked, 1 when it was checked and is not so.
  public var exitStatus: Int32 {
    switch self {
    case .malformedProof, .malformedStatement, .inconsistentStatement: 2
    default: 1
    }
  }
}

/// A refusal: its class and what was wrong, without ids, balances or keys.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class.
  public let failure: FailureClass
  /// What is wrong, lower case.
  public let reason: String
  /// The line of the statement at fault, from 1, when there is one.
  public let line: Int?

  /// A refusal of this class.
  public init(_ failure: FailureClass, _ reason: String, line: Int? = nil) {
    self.failure = failure
    self.reason = reason
    self.line = line
  }

  /// A statement that could not be read.
  public init(_ error: StatementError) {
    self.init(
      error.failure == .malformed ? .malformedStatement : .inconsistentStatement, error.reason,
      line: error.line)
  }

  /// `class: reason`.
  public var description: String { "\(failure.rawValue): \(reason)" }
}
