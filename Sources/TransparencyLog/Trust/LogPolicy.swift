/// Which logs are accepted, and which witnesses must have seen a checkpoint (C2SP tlog-policy).
///
///     log <vkey>
///     witness W1 <vkey>
///     witness W2 <vkey>
///     group both all W1 W2
///     quorum both
public struct LogPolicy: Sendable {
  /// A log, known by its key; the key's name is the log's origin.
  public struct Log: Hashable, Sendable {
    /// The key that signs checkpoints.
    public let key: VerifierKey
    /// Where the log is to be had; nil when the policy does not say.
    public let url: String?
  }

  /// A witness.
  public struct Witness: Hashable, Sendable {
    /// What the policy calls it; bytes, never normalised.
    public let name: [UInt8]
    /// The key that cosigns.
    public let key: VerifierKey
    /// Where it takes checkpoints; nil when the policy does not say.
    public let url: String?
  }

  /// Who must have cosigned.
  indirect enum Quorum: Hashable, Sendable {
    case none
    case witness(VerifierKey)
    /// At least so many of the members.
    case group(Int, [Quorum])

    /// The time by which the quorum had seen a checkpoint, from the time at which each witness
    /// had; nil when it had not. A quorum of none has seen it from the beginning.
    func time(_ times: [VerifierKey: UInt64]) -> UInt64? {
      switch self {
      case .none: return 0
      case .witness(let key): return times[key]
      case .group(let threshold, let members):
        let seen = members.compactMap { $0.time(times) }.sorted()
        return seen.count >= threshold ? seen[threshold - 1] : nil
      }
    }
  }

  /// The accepted logs.
  public let logs: [Log]
  /// The known witnesses.
  public let witnesses: [Witness]
  let quorum: Quorum

  /// True when some witness must have cosigned.
  public var needsWitnesses: Bool { quorum != .none }

  /// Checks a signed checkpoint: by a log of the policy, and cosigned by the quorum. Cosignatures
  /// from after `now`, in seconds since 1970, are refused.
  public func verify(
    _ note: SignedNote, now: UInt64
  ) throws(LogRefusal) -> WitnessedCheckpoint {
    let verified = try note.verified(by: logs.map(\.key) + witnesses.map(\.key))
    let checkpoint = try Checkpoint(parsing: verified.text)
    guard
      let log = logs.first(where: { log in
        log.key.name.utf8.elementsEqual(checkpoint.origin.utf8)
          && verified.signers.contains(log.key)
      })
    else {
      throw LogRefusal(
        .unknownLog, "the checkpoint is not signed by a log of the policy under its own name")
    }
    // A witness may have cosigned more than once; the first time is when it had seen the tree.
    var times: [VerifierKey: UInt64] = [:]
    for signature in verified.verified {
      guard let time = signature.time else { continue }
      guard time <= now else {
        throw LogRefusal(
          .futureCosignature, "witness \(signature.key.label) signed at a time yet to come")
      }
      times[signature.key] = min(time, times[signature.key] ?? time)
    }
    guard let time = quorum.time(times) else {
      throw LogRefusal(
        .quorumNotMet,
        "\(times.count) of \(witnesses.count) witnesses cosigned the checkpoint, which is short "
          + "of the policy's quorum")
    }
    let seen = witnesses.compactMap { witness in
      times[witness.key].map { WitnessedCheckpoint.Sighting(witness: witness, time: $0) }
    }
    return WitnessedCheckpoint(
      checkpoint: checkpoint, log: log, sightings: seen, time: needsWitnesses ? time : nil)
  }
}

/// A checkpoint that satisfies a policy.
public struct WitnessedCheckpoint: Hashable, Sendable {
  /// That a witness cosigned, and when.
  public struct Sighting: Hashable, Sendable {
    /// The witness.
    public let witness: LogPolicy.Witness
    /// Seconds since 1970.
    public let time: UInt64
  }

  /// The checkpoint.
  public let checkpoint: Checkpoint
  /// The log that signed it.
  public let log: LogPolicy.Log
  /// The witnesses that cosigned, in the policy's order.
  public let sightings: [Sighting]
  /// When the policy's quorum had seen the checkpoint, in seconds since 1970: what it holds is no
  /// younger. Nil when the policy asks for no witness.
  public let time: UInt64?
}
