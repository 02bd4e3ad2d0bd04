import ArgumentParser
import Diagnostics
import Hashing
import Intake
import Notation
import TreeStore

/// `touchstone cms verify`.
struct CMSVerify: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a detached CMS signature.",
    discussion: """
      The certificate must be good now; with --at, at that time: give the one that a time stamp \
      over the signature shows.

      Example:
        touchstone cms verify statement.txt --signature statement.p7s --ca ca.pem

      Exit status: 0 signed, by whom is printed; 1 the signature is false or not to be trusted; 2 \
      something could not be read.
      """)

  @Argument(help: "The file that was signed.")
  var file: String

  @Option(help: "The signature in DER.")
  var signature: String

  @Option(help: "The certificates that you trust, in PEM.")
  var ca: String

  @Option(help: "When the certificate must have been good, YYYY-MM-DDTHH:MM:SSZ.")
  var at: String?

  func validate() throws {
    guard at.map({ Timestamp($0) != nil }) ?? true else {
      throw ValidationError("--at is YYYY-MM-DDTHH:MM:SSZ")
    }
  }

  func check() throws -> Verdict {
    let message = try InputFile.contents(file, limit: 1 << 30)
    let authorities = try InputFile.contents(ca, limit: 1_000_000)
    let cms = DetachedCMS(try InputFile.contents(signature, limit: 1_000_000))
    let time = at.flatMap { Timestamp($0) } ?? .now
    do {
      let signer = try cms.signer(
        of: message, authorities: authorities, at: Int64(time.secondsSinceEpoch))
      try Console.write("signed by \(signer)\n")
      return .affirmed
    } catch let defect as DetachedCMS.Defect {
      switch defect {
      case .malformed: throw InputError(defect.reason, file: signature)
      case .noCertificate: throw InputError(defect.reason, file: ca)
      default:
        Console.complain("\(signature): \(defect.reason)")
        return .denied
      }
    }
  }
}
