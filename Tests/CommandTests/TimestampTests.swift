import Foundation
import TestSupport
import Testing

/// A time stamping authority in a folder, by the openssl tool.
private final class Authority {
  let folder = TemporaryFolder()

  init(_ kind: String = "") throws {
    try folder.write(
      """
      [ca]
      default_ca = c
      [c]
      database = index.txt
      serial = serial
      new_certs_dir = .
      default_md = sha256
      policy = p
      x509_extensions = e
      unique_subject = no
      [p]
      commonName = supplied
      [e]
      extendedKeyUsage = critical,timeStamping
      [req]
      distinguished_name = d
      [d]
      [tsa]
      default_tsa = t
      [t]
      serial = tsaserial
      signer_digest = sha256
      default_policy = 1.2.3.4
      digests = sha256, sha512
      ess_cert_id_alg = sha256
      certs = ca.pem

      """, to: "openssl.cnf")
    try folder.write("", to: "index.txt")
    try folder.write("01\n", to: "serial")
    try folder.write("01\n", to: "tsaserial")
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    try openssl(
      ["req", "-x509", "-config", "openssl.cnf", "-days", "3650", "-subj", "/CN=ca"] + key
        + ["-keyout", "ca.key", "-out", "ca.pem"])
    // One authority is of today, one had its time before.
    for (name, start, end) in [
      ("tsa", "20200101000000Z", "20991231000000Z"), ("old", "20200101000000Z", "20210101000000Z"),
    ] {
      try openssl(
        ["req", "-new", "-config", "openssl.cnf", "-subj", "/CN=\(name)"] + key
          + ["-keyout", "\(name).key", "-out", "\(name).csr"])
      try openssl([
        "ca", "-batch", "-config", "openssl.cnf", "-cert", "ca.pem", "-keyfile", "ca.key",
        "-startdate", start, "-enddate", end, "-in", "\(name).csr", "-out", "\(name).pem",
        "-notext",
      ])
    }
  }

  func openssl(_ arguments: [String]) throws {
    let outcome = try run(
      tool("openssl", package: "openssl"), arguments, in: folder.path,
      environment: ["OPENSSL_CONF": folder.path("openssl.cnf")])
    guard outcome.status == 0 else {
      throw Unexpected(description: "openssl \(arguments): \(outcome.errors)")
    }
  }

  /// Our query over a file and the authority's reply to it.
  func stamp(_ file: String, by name: String = "tsa", to reply: String) throws {
    let made = try folder.touchstone("timestamp", "query", file, "-o", "q.tsq")
    guard made.status == 0 else { throw Unexpected(description: made.errors) }
    try answer("q.tsq", by: name, to: reply)
  }

  func answer(_ query: String, by name: String = "tsa", to reply: String) throws {
    try openssl([
      "ts", "-reply", "-config", "openssl.cnf", "-queryfile", query, "-signer", "\(name).pem",
      "-inkey", "\(name).key", "-out", reply,
    ])
  }

  func verify(_ file: String, _ reply: String, _ more: String..., ca: String = "ca.pem") throws
    -> Outcome
  {
    try run(
      touchstonePath, ["timestamp", "verify", file, "--reply", reply, "--ca", ca] + more,
      in: folder.path)
  }
}

@Suite struct TimestampTests {
  @Test func stampedAndStampedAgain() throws {
    let authority = try Authority()
    try authority.folder.write("a statement\n", to: "st.txt")
    try authority.stamp("st.txt", to: "st.tsr")
    let outcome = try authority.verify("st.txt", "st.tsr")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("st.txt: seen 20"))
    #expect(outcome.output.hasSuffix("Z\n"))
    // Other software reads our query and agrees.
    try authority.openssl([
      "ts", "-verify", "-queryfile", "q.tsq", "-in", "st.tsr", "-CAfile", "ca.pem",
    ])
    // The reply is stamped in its turn.
    try authority.stamp("st.tsr", to: "again.tsr")
    let renewed = try authority.verify("st.txt", "st.tsr", "--renewed", "again.tsr")
    #expect(renewed.status == 0, "\(renewed.errors)")
    #expect(renewed.output.contains("\nst.tsr: seen 20"))
    let mixed = try authority.verify("st.txt", "st.tsr", "--renewed", "st.tsr")
    #expect(mixed.status == 1)
    #expect(mixed.errors.contains("st.tsr: the time stamp is over another text"))
  }

  @Test func whatIsNotBelieved() throws {
    let authority = try Authority()
    try authority.folder.write("a statement\n", to: "st.txt")
    try authority.folder.write("another one\n", to: "other.txt")
    try authority.stamp("st.txt", to: "st.tsr")
    func refused(
      _ file: String, _ reply: String, ca: String = "ca.pem", _ status: Int32, _ reason: String
    ) throws {
      let outcome = try authority.verify(file, reply, ca: ca)
      #expect(outcome.status == status, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output == "")
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
    }
    try refused("other.txt", "st.tsr", 1, "st.tsr: the time stamp is over another text")
    let stranger = try Authority()
    try authority.folder.write(stranger.folder.bytes("ca.pem"), to: "stranger.pem")
    try refused("st.txt", "st.tsr", ca: "stranger.pem", 1, "is not to be trusted: certificate")
    try refused("st.txt", "st.tsr", ca: "st.txt", 2, "there is no certificate in PEM")
    // An authority whose certificate had ended when it stamped.
    try authority.stamp("st.txt", by: "old", to: "late.tsr")
    try refused("st.txt", "late.tsr", 1, "certificate has expired")
    // A hash of another kind, and a refusal.
    try authority.openssl(["ts", "-query", "-data", "st.txt", "-sha512", "-out", "q512.tsq"])
    try authority.answer("q512.tsq", to: "512.tsr")
    try refused("st.txt", "512.tsr", 1, "the time stamp is not over SHA-256")
    try authority.openssl(["ts", "-query", "-data", "st.txt", "-sha1", "-out", "q1.tsq"])
    try authority.answer("q1.tsq", to: "1.tsr")
    try refused("st.txt", "1.tsr", 1, "the time stamping authority has refused")

    let good = try authority.folder.bytes("st.tsr")
    for (bytes, name) in [
      ([], "empty"), (Array(good.dropLast()), "cut"), (good + [0], "longer"),
      (try authority.folder.bytes("q.tsq"), "a query"), (Array("x\n".utf8), "text"),
    ] {
      try authority.folder.write(bytes, to: "bad.tsr")
      let outcome = try authority.verify("st.txt", "bad.tsr")
      #expect(outcome.status == 2, "\(name)")
      #expect(outcome.errors.contains("bad.tsr: this is no reply"), "\(outcome.errors)")
    }
    // Bent in one place or another: never accepted with another time, never a crash.
    let expected = try authority.verify("st.txt", "st.tsr").output
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<60 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^=
        1 << UInt8.random(in: 0..<8, using: &generator)
      try authority.folder.write(bytes, to: "bad.tsr")
      let outcome = try authority.verify("st.txt", "bad.tsr")
      #expect([0, 1, 2].contains(outcome.status))
      #expect(outcome.status != 0 || outcome.output == expected)
    }
  }
}
