import Foundation
import TestSupport
import Testing

@Suite struct CMSTests {
  private let kit: PublicationKit
  private var folder: TemporaryFolder { kit.folder }
  private let statement = PublicationKit.statement("2025-Q1")

  /// A CA, and certificates under it for keys of several kinds.
  init() throws {
    kit = try PublicationKit()
    try kit.audit(quarters: 1)
    let p256 = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    for name in ["ca", "other"] {
      try openssl(
        ["req", "-x509", "-days", "3650", "-nodes", "-subj", "/CN=\(name)"] + p256
          + ["-keyout", "\(name).key", "-out", "\(name).pem"])
    }
    for (name, key) in [
      ("p256", p256), ("rsa", ["-newkey", "rsa:2048"]), ("ed", ["-newkey", "ed25519"]),
    ] {
      try openssl(
        ["req", "-new", "-nodes", "-subj", "/CN=\(name)"] + key
          + ["-keyout", "\(name).key", "-out", "\(name).csr"])
      try openssl([
        "x509", "-req", "-days", "30", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key",
        "-CAcreateserial", "-out", "\(name).pem",
      ])
    }
  }

  private func openssl(_ arguments: [String]) throws {
    let outcome = try run(
      tool("openssl", package: "openssl"), arguments, in: kit.folder.path)
    guard outcome.status == 0 else {
      throw Unexpected(description: "openssl \(arguments): \(outcome.errors)")
    }
  }

  private func sign(_ name: String, certificate: String? = nil) throws -> Outcome {
    try folder.touchstone(
      "cms", "sign", statement, "--cert", "\(certificate ?? name).pem", "--key", "\(name).key",
      "-o", "\(name).p7s")
  }

  private func verify(_ signature: String, _ more: String..., ca: String = "ca.pem") throws
    -> Outcome
  {
    try run(
      touchstonePath,
      ["cms", "verify", statement, "--signature", signature, "--ca", ca] + more, in: folder.path)
  }

  @Test(arguments: ["p256", "rsa"]) func signedAndVerified(kind: String) throws {
    #expect(try sign(kind).status == 0)
    let outcome = try verify("\(kind).p7s")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "signed by CN=\(kind)\n")
    // Other software agrees.
    try openssl([
      "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "\(kind).p7s", "-content",
      statement, "-CAfile", "ca.pem", "-out", "text",
    ])
    #expect(try verify("\(kind).p7s", "--at", "2999-01-01T00:00:00Z").status == 1)
    let stranger = try verify("\(kind).p7s", ca: "other.pem")
    #expect(stranger.status == 1)
    #expect(stranger.errors.contains("\(kind).p7s: the signature is not to be trusted: "))
    // Another text.
    let text = try folder.bytes(statement)
    try folder.write(text + [0x0A], to: statement)
    #expect(try verify("\(kind).p7s").status == 1)
    try folder.write(text, to: statement)
    let good = try folder.bytes("\(kind).p7s")
    for bad in [[], Array(good.dropLast()), good + [0], text] {
      try folder.write(bad, to: "bad.p7s")
      let outcome = try verify("bad.p7s")
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("bad.p7s: this is no detached CMS signature"))
    }
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<40 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
      try folder.write(bytes, to: "bad.p7s")
      let outcome = try verify("bad.p7s")
      #expect([0, 1, 2].contains(outcome.status))
      #expect(outcome.status != 0 || outcome.output == "signed by CN=\(kind)\n")
    }
  }

  @Test func whatDoesNotSign() throws {
    let edwards = try sign("ed")
    #expect(edwards.status == 2)
    #expect(
      edwards.errors.contains(
        "ed.key: only ECDSA and RSA keys sign CMS here: OpenSSL 3.0 does not with Ed25519"))
    let mixed = try sign("p256", certificate: "rsa")
    #expect(mixed.status == 2)
    #expect(mixed.errors.contains("p256.key: the secret key is not the one of the certificate"))
    try openssl(["ec", "-in", "p256.key", "-aes256", "-passout", "pass:x", "-out", "locked.key"])
    let locked = try sign("locked", certificate: "p256")
    #expect(locked.status == 2)
    #expect(locked.errors.contains("locked.key: there is no unencrypted secret key in PEM"))
    try folder.write("x\n", to: "no.pem")
    #expect(try sign("p256", certificate: "no").errors.contains("no.pem: there is no certificate"))
    #expect(!folder.exists("ed.p7s") && !folder.exists("p256.p7s") && !folder.exists("locked.p7s"))
    #expect(try verify("x", "--at", "now").status == 64)
  }
}
