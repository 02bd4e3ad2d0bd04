/// Why a signed statement, a series of statements or a bundle is refused, by the names of
/// `spec/publication.md`.
public enum PublicationFailure: String, Error, Hashable, Sendable, CaseIterable {
  /// A bundle is not in its canonical form.
  case malformedBundle = "malformed-bundle"
  /// The statement is of another issuer than the policy's.
  case wrongIssuer = "wrong-issuer"
  /// The issuer did not sign.
  case issuerNotSigned = "issuer-not-signed"
  /// Fewer auditors signed than the policy asks for.
  case tooFewAuditors = "too-few-auditors"
  /// A key signed outside the time for which the policy trusts it.
  case keyNotValid = "key-not-valid"
  /// Two different statements for one snapshot and revision.
  case equivocation
  /// A statement does not follow the one before it.
  case brokenChain = "broken-chain"

  /// 2 when something could not be checked, 1 when it was checked and is not so.
  public var exitStatus: Int32 { self == .malformedBundle ? 2 : 1 }
}

/// A refusal: its class and what was wrong.
public struct PublicationRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class.
  public let failure: PublicationFailure
  /// What is wrong, lower case.
  public let reason: String

  /// A refusal of this class.
  public init(_ failure: PublicationFailure, _ reason: String) {
    self.failure = failure
    self.reason = reason
  }

  /// `class: reason`.
  public var description: String { "\(failure.rawValue): \(reason)" }
}
