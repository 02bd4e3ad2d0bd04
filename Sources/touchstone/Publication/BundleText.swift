import Disclosure
import Hashing
import MerkleSum
import Notation
import Publication
import TransparencyLog

/// What a bundle has shown, in exact words: what was proven, and on whose word.
struct BundleText {
  private let verified: BundleVerifier.Verified
  private let isOwn: Bool

  /// `isOwn` is true when id and amount came from the holder and not from the file.
  init(_ verified: BundleVerifier.Verified, isOwn: Bool) {
    self.verified = verified
    self.isOwn = isOwn
  }

  var text: String {
    let proof = VerificationText(verified.proof, source: nil, isOwn: isOwn)
    return """
      \(proof.figures)
        signed     \(signers)
        logged     entry \(verified.index) of the log \(seen.checkpoint.origin), \
      which had \(FigureText.count(seen.checkpoint.size, "entry", "entries"))
        witnessed  \(witnesses)

      \(proof.meaning)
      It is shown on the word of those who signed, \(trust)
      (sha256 of the statement \(Hex.encode(verified.statement.digest.bytes))).

      """
  }

  private var seen: WitnessedCheckpoint { verified.seen }

  private var signers: String {
    let names = verified.statement.signers.map { "\($0.role.rawValue) \($0.key.name)" }
    let others = verified.statement.unverified.map { "not verified: \($0)" }
    return (names + others).joined(separator: ", ")
  }

  private var witnesses: String {
    let sightings = seen.sightings.map { sighting in
      let time = Timestamp(secondsSinceEpoch: sighting.time).map { " \($0)" } ?? ""
      return sighting.witness.key.name + time
    }
    return sightings.isEmpty ? "by nobody" : sightings.joined(separator: ", ")
  }

  private var trust: String {
    seen.time == nil
      ? "whom your policy trusts. The policy asks for no witness:\n"
        + "the issuer may be showing others another log."
      : "and of witnesses that the log shows\neverybody the same, all of whom your policy trusts"
  }
}
