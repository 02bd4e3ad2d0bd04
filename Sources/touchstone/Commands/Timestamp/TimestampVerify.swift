import ArgumentParser
import Diagnostics
import Hashing
import Intake
import MerkleSum
import Notation
import TreeStore

/// `touchstone timestamp verify`.
struct TimestampVerify: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check when an authority saw a file.",
    discussion: """
      The reply's signature, its certificate's purpose and the chain up to --ca are checked at \
      the stamped time: a reply stays good after the certificate has ended. A reply that was \
      stamped in its turn is checked with --renewed, the oldest first.

      Example:
        touchstone timestamp verify statement.txt --reply statement.tsr --ca tsa-ca.pem

      Exit status: 0 stamped; 1 the reply is over another file or not to be trusted; 2 something \
      could not be read.
      """)

  @Argument(help: "The file that was stamped.")
  var file: String

  @Option(help: "The authority's reply.")
  var reply: String

  @Option(help: "A reply over the reply before it; may be repeated.")
  var renewed: [String] = []

  @Option(help: "The certificates that you trust for time stamps, in PEM.")
  var ca: String

  func check() throws -> Verdict {
    let authorities = try InputFile.contents(ca, limit: 1_000_000)
    var stamped = file
    var previous: Int64 = 0
    for path in [reply] + renewed {
      let bytes = try InputFile.contents(path, limit: 1_000_000)
      let seconds: Int64
      do {
        seconds = try TimestampReply(bytes).time(
          of: try InputFile.sha256(stamped), authorities: authorities)
      } catch let defect as TimestampReply.Defect {
        return try refuse(defect.reason, file: path, isInput: defect.isOfInput)
      }
      guard seconds >= previous, let time = Timestamp(secondsSinceEpoch: UInt64(seconds)) else {
        return try refuse("it is older than what it stamps", file: path, isInput: false)
      }
      try Console.write("\(stamped): seen \(time)\n")
      (stamped, previous) = (path, seconds)
    }
    return .affirmed
  }

  private func refuse(_ reason: String, file: String, isInput: Bool) throws -> Verdict {
    guard !isInput else { throw InputError(reason, file: file) }
    Console.complain("\(file): \(reason)")
    return .denied
  }
}

extension TimestampReply.Defect {
  /// True when nothing could be checked.
  fileprivate var isOfInput: Bool { self == .malformed || self == .noAuthority }
}
