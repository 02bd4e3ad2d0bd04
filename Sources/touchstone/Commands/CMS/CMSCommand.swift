import ArgumentParser

/// `touchstone cms`.
struct CMSCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cms",
    abstract: "Sign with an X.509 certificate, or check such a signature (CMS, detached).",
    discussion: """
      For auditors whose profession gives them certificates. Keys are ECDSA or RSA: OpenSSL 3.0 \
      makes no CMS signatures with Ed25519 keys, which 'touchstone sign' is for.

      Example:
        touchstone cms sign statement.txt --cert auditor.pem --key auditor-key.pem -o statement.p7s
        touchstone cms verify statement.txt --signature statement.p7s --ca ca.pem
      """,
    subcommands: [CMSSign.self, CMSVerify.self])
}
