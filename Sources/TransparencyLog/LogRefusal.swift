/// Why a note, a checkpoint, a log or a proof of logging is refused, by the names of
/// `spec/publication.md`.
public enum LogFailure: String, Error, Hashable, Sendable, CaseIterable {
  /// A key is not in its text form, or no key anybody should trust.
  case malformedKey = "malformed-key"
  /// A signed note does not follow its form.
  case malformedNote = "malformed-note"
  /// A checkpoint's text does not follow its form.
  case malformedCheckpoint = "malformed-checkpoint"
  /// A proof of logging does not follow its form.
  case malformedLogProof = "malformed-log-proof"
  /// A trust policy does not follow its form.
  case malformedPolicy = "malformed-policy"
  /// A tile or an entry bundle has another length than its place asks for.
  case malformedTile = "malformed-tile"
  /// Two different trusted keys have the same name and id.
  case ambiguousKey = "ambiguous-key"
  /// A trusted key stands beside a signature that it did not make.
  case invalidSignature = "invalid-signature"
  /// No trusted key signed.
  case noTrustedSignature = "no-trusted-signature"
  /// The checkpoint is of a log that is not in the policy.
  case unknownLog = "unknown-log"
  /// Fewer witnesses cosigned than the policy asks for.
  case quorumNotMet = "quorum-not-met"
  /// A witness's time lies in the future.
  case futureCosignature = "future-cosignature"
  /// The tree has no entry of that index.
  case entryOutOfRange = "entry-out-of-range"
  /// The entry is not at its place in the log.
  case notLogged = "not-logged"
  /// The log is smaller than it was.
  case rollback
  /// Two trees of which neither continues the other.
  case fork

  /// 2 when something could not be checked, 1 when it was checked and is not so.
  public var exitStatus: Int32 {
    switch self {
    case .malformedKey, .malformedNote, .malformedCheckpoint, .malformedLogProof,
      .malformedPolicy, .malformedTile, .ambiguousKey:
      2
    default: 1
    }
  }
}

/// A refusal: its class and what was wrong.
public struct LogRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The class.
  public let failure: LogFailure
  /// What is wrong, lower case.
  public let reason: String
  /// The line of the file at fault, from 1, when there is one.
  public let line: Int?

  /// A refusal of this class.
  public init(_ failure: LogFailure, _ reason: String, line: Int? = nil) {
    self.failure = failure
    self.reason = reason
    self.line = line
  }

  /// `class: reason`.
  public var description: String { "\(failure.rawValue): \(reason)" }
}
