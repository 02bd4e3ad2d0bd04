import ArgumentParser
import Diagnostics
import Disclosure
import Hashing
import Intake
import TreeStore

/// `touchstone cms sign`.
struct CMSSign: CheckingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign",
    abstract: "Sign a statement with an X.509 certificate.",
    discussion: """
      Example:
        touchstone cms sign statement.txt --cert auditor.pem --key auditor-key.pem -o statement.p7s
      """)

  @Argument(help: "The statement's text.")
  var statement: String

  @Option(help: "The signer's certificate in PEM.")
  var cert: String

  @Option(help: "The certificate's secret key in PEM, not encrypted.")
  var key: String

  @Option(name: .shortAndLong, help: "The signature to write.")
  var output: String

  func check() throws -> Verdict {
    let text = try StatementFile.read(statement).text
    let certificate = try InputFile.contents(cert, limit: 1_000_000)
    let secret = try InputFile.contents(key, limit: 1_000_000)
    do {
      let signature = try DetachedCMS(signing: text, certificate: certificate, key: secret)
      try OutputFile.replace(output, with: signature.bytes)
    } catch let defect as DetachedCMS.Defect {
      throw InputError(defect.reason, file: defect == .noCertificate ? cert : key)
    }
    return .affirmed
  }
}
