public import Notation
public import TransparencyLog

/// Whom a reader of statements trusts: the issuer's and auditors' keys, for which time, and the
/// log and witnesses. `spec/publication.md`, section 9, has its form.
///
///     touchstone/policy/1
///     issuer usdkg.example/reserves
///     key issuer usdkg.example/reserves+…
///     key auditor audits.example+… until 2027-12-31T23:59:59Z
///     auditors 1
///     calendar quarterly 2025-Q1 60
///     tlog
///     log log.usdkg.example+…
///     witness w1 w1.example+…
///     quorum w1
public struct PublicationPolicy: Sendable {
  /// Whom a key belongs to, and what its signature under a statement means.
  public enum Role: String, Hashable, Sendable {
    /// The statement is the issuer's assertion.
    case issuer
    /// The named rules over the named inputs gave these bytes.
    case auditor
  }

  /// A key that is trusted for a time.
  public struct Signer: Hashable, Sendable {
    /// Whom it belongs to.
    public let role: Role
    /// The key.
    public let key: VerifierKey
    /// What was seen before is not trusted.
    public let from: Timestamp?
    /// What was first seen after is not trusted: the key was given up.
    public let until: Timestamp?
    /// What was not seen before is not trusted: the key may be in other hands since.
    public let revoked: Timestamp?

    /// Checks that the key was good when what it signed was first seen.
    ///
    /// - Throws: ``PublicationFailure/keyNotValid``; also when the policy bounds the key's time
    ///   and nobody tells when the signature was seen.
    public func check(seen: Timestamp?) throws(PublicationRefusal) {
      guard from != nil || until != nil || revoked != nil else { return }
      guard let seen else {
        throw refusal("is trusted for a time only, and no witness tells when it signed this")
      }
      if let from, seen < from { throw refusal("is trusted from \(from), this was seen \(seen)") }
      if let until, seen > until {
        throw refusal("is trusted until \(until), this was first seen \(seen)")
      }
      if let revoked, seen >= revoked {
        throw refusal("was revoked \(revoked), this was first seen \(seen)")
      }
    }

    private func refusal(_ reason: String) -> PublicationRefusal {
      PublicationRefusal(.keyNotValid, "the \(role.rawValue)'s key \(key.label) \(reason)")
    }
  }

  /// The one issuer whose statements are read.
  public let issuer: String
  /// The trusted keys.
  public let signers: [Signer]
  /// How many auditors, by name, must have signed.
  public let auditors: Int
  /// Which snapshots are expected; nil when the policy does not say.
  public let calendar: SnapshotCalendar?
  /// The log and its witnesses.
  public let log: LogPolicy
}
