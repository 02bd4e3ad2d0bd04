import Foundation
import Testing

@Suite struct SigningTests {
  @Test func keysAreNewPrivateAndPublished() throws {
    let folder = TemporaryFolder()
    let made = try folder.touchstone("keygen", "--name", "a.example/b", "-o", "k")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasPrefix("a.example/b+"))
    #expect(try folder.text("k.pub") == made.output)
    #expect(folder.mode("k") == 0o600)
    #expect(try folder.text("k").hasPrefix("PRIVATE+KEY+a.example/b+"))
    #expect(!made.output.contains("PRIVATE"))
    let key = try folder.bytes("k")
    let again = try folder.touchstone("keygen", "--name", "a.example/b", "-o", "k")
    #expect(again.status == 2)
    #expect(again.errors.hasPrefix("touchstone: k: the file exists\n"), "\(again.errors)")
    #expect(try folder.bytes("k") == key)
    // A public key in the way stops it before the secret one is made.
    try folder.write("x", to: "other.pub")
    #expect(try folder.touchstone("keygen", "--name", "a", "-o", "other").status == 2)
    #expect(!folder.exists("other"))
    #expect(try folder.touchstone("keygen", "--name", "a/b c", "-o", "z").status == 64)
    // Without a file's name the key's serves.
    #expect(try folder.touchstone("keygen", "--name", "a.example/b").status == 0)
    #expect(folder.mode("a.example-b.key") == 0o600)
    #expect(
      folder.listing() == ["a.example-b.key", "a.example-b.key.pub", "k", "k.pub", "other.pub"])
  }

  @Test func twoSignOneText() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 1)
    try kit.sign("2025-Q1", ["issuer"])
    let one = try kit.folder.text(PublicationKit.note("2025-Q1"))
    try kit.sign("2025-Q1", ["auditor"])
    let two = try kit.folder.text(PublicationKit.note("2025-Q1"))
    #expect(two.hasPrefix(one))
    let text = try kit.folder.text(PublicationKit.statement("2025-Q1"))
    #expect(one.hasPrefix(text + "\n— kit.example/reserves "))
    // Signing again changes nothing but the order.
    try kit.sign("2025-Q1", ["issuer"])
    #expect(try kit.folder.text(PublicationKit.note("2025-Q1")).utf8.count == two.utf8.count)

    let note = PublicationKit.note("2025-Q1")
    let opened = try kit.folder.touchstone("open", note, "--trust", "auditor.key.pub")
    #expect(opened.status == 0)
    #expect(opened.output == text)
    #expect(opened.errors.contains("signed by audits.example+"))
    #expect(opened.errors.contains("not verified: kit.example/reserves+"))
    let stranger = try kit.folder.touchstone("open", note, "--trust", kit.key("log"))
    #expect(stranger.status == 1)
    #expect(stranger.output == "")
    #expect(stranger.errors.contains("no-trusted-signature: "))
  }

  @Test func aTamperedNoteShowsNoText() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 1)
    try kit.sign("2025-Q1")
    let note = try kit.folder.text(PublicationKit.note("2025-Q1"))
    try kit.folder.write(
      note.replacingOccurrences(of: "result covered", with: "result blocked"), to: "bent")
    let outcome = try kit.folder.touchstone("open", "bent", "--trust", "issuer.key.pub")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(
      outcome.errors.contains("bent: invalid-signature: the signature beside kit.example/reserves+")
    )
  }

  @Test func whatIsNotSigned() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 2)
    let statement = PublicationKit.statement("2025-Q1")
    func refused(_ arguments: String..., reason: String) throws {
      let before = kit.folder.listing()
      let outcome = try run(touchstonePath, ["sign"] + arguments, in: kit.folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(kit.folder.listing() == before)
    }
    try kit.folder.write("no statement\n", to: "letter.txt")
    try refused("letter.txt", "--key", "issuer.key", reason: "letter.txt:1: malformed-statement")
    try refused(statement, "--key", "w1.key", reason: "w1.key: the key is a witness's")
    try refused(statement, "--key", "issuer.key.pub", reason: "issuer.key.pub: malformed-key")
    try refused(statement, "--key", "none.key", reason: "none.key: cannot open the file")
    // A letter names the statement that it is about.
    try refused(
      "letter.txt", "--cites", statement, "--key", "auditor.key",
      reason: "letter.txt: the letter does not contain the statement's SHA-256\nhint: it is ")
    try kit.sign("2025-Q1")
    let digest = try kit.must("sign", statement, "--key", "auditor.key")
      .split(separator: " ")[1]
    try kit.folder.write("About \(digest).\n", to: "letter.txt")
    try kit.must("sign", "letter.txt", "--cites", statement, "--key", "auditor.key")
    #expect(kit.folder.exists("letter.note"))
    // A note over another text is left alone.
    try refused(
      PublicationKit.statement("2025-Q2"), "--key", "issuer.key", "-o",
      PublicationKit.note("2025-Q1"), reason: "the note is over another text")
  }

  @Test func keysThatOthersCanRead() throws {
    let kit = try PublicationKit()
    try kit.audit(quarters: 1)
    chmod(kit.folder.path("issuer.key"), 0o644)
    let outcome = try kit.folder.touchstone(
      "sign", PublicationKit.statement("2025-Q1"), "--key", "issuer.key")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning: issuer.key: the secret key can be read by others"))
  }
}
