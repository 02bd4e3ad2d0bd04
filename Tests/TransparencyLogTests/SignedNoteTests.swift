import Hashing
import Notation
import Testing
import TransparencyLog

@Suite struct SignedNoteTests {
  private let text = "One line.\n\nAnother, after an empty one.\n"
  private let issuer = signer("issuer.example/a")
  private let auditor = signer("auditor.example")

  /// The example of C2SP signed-note.
  @Test func theExample() throws {
    let key = try VerifierKey(
      parsing: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
    let encoded = bytes(
      "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2"
        + "ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n")
    let note = try SignedNote(parsing: encoded)
    #expect(try note.verified(by: [key]).text == bytes("This is an example message.\n"))
    #expect(note.encoded() == encoded)
  }

  @Test func twoSignaturesOneTrusted() throws {
    let read = try SignedNote(parsing: try note(text, issuer, auditor).encoded())
    #expect(read.holds(bytes(text)))
    let opened = try read.verified(by: [auditor.verifier])
    #expect(opened.text == bytes(text))
    #expect(opened.signers == [auditor.verifier])
    #expect(opened.unverified.map(\.label) == [issuer.verifier.label])
    let both = try read.verified(by: [auditor.verifier, issuer.verifier])
    #expect(both.signers == [issuer.verifier, auditor.verifier])
    #expect(both.unverified.isEmpty)
  }

  @Test func noTextWithoutATrustedSignature() throws {
    let note = try note(text, issuer)
    #expect(failure { _ = try note.verified(by: []) } == .noTrustedSignature)
    #expect(failure { _ = try note.verified(by: [auditor.verifier]) } == .noTrustedSignature)
    // The same name with another key is another key.
    let double = signer("issuer.example/a", .cosignature)
    #expect(failure { _ = try note.verified(by: [double.verifier]) } == .noTrustedSignature)
    let unsigned = try SignedNote(text: bytes(text))
    #expect(failure { _ = try unsigned.verified(by: [issuer.verifier]) } == .noTrustedSignature)
  }

  /// A false signature of a trusted key spoils a note that others have signed well.
  @Test func aFalseSignatureBesideAGoodOne() throws {
    let other = try note("Another text.\n", auditor)
    var mixed = try note(text, issuer)
    try mixed.add(other.signatures[0])
    #expect(
      failure { _ = try mixed.verified(by: [issuer.verifier, auditor.verifier]) }
        == .invalidSignature)
    // Whoever does not know the auditor's key sees an unverified line.
    #expect(try mixed.verified(by: [issuer.verifier]).unverified.count == 1)
  }

  @Test func everyFlippedBitOfTheTextIsSeen() throws {
    let encoded = try note(text, issuer).encoded()
    for index in 0..<text.utf8.count {
      var bent = encoded
      bent[index] ^= 1
      #expect(
        failure { _ = try SignedNote(parsing: bent).verified(by: [issuer.verifier]) } != nil,
        "byte \(index)")
    }
  }

  @Test func twoKeysOfOneName() throws {
    let (a, b) = (issuer.verifier, auditor.verifier)
    let note = try note(text, issuer)
    // The same key twice is one key.
    #expect(try note.verified(by: [a, a, b]).signers == [a])
    // These two seeds were searched for: the keys have one id, 84d4da8e, under the name "a".
    let twins = try [77213, 80252].map { number in
      let seed = [UInt8](repeating: 0, count: 29) + [16, 8, 0].map { UInt8(number >> $0 & 0xFF) }
      return try SignerKey(name: "a", kind: .note, key: Ed25519PrivateKey(seed: seed)!)
    }
    #expect(twins.map { "\($0.verifier.id)" } == ["84d4da8e", "84d4da8e"])
    var twice = try SignedNote(text: bytes(text))
    try twice.add(try twins[0].sign(bytes(text)))
    #expect(try twice.verified(by: [twins[0].verifier]).signers == [twins[0].verifier])
    #expect(failure { _ = try twice.verified(by: [twins[1].verifier]) } == .invalidSignature)
    #expect(failure { _ = try twice.verified(by: twins.map(\.verifier)) } == .ambiguousKey)
  }

  /// Which bytes are no note.
  @Test func malformedNotes() throws {
    let good = String(decoding: try note(text, issuer).encoded(), as: UTF8.self)
    let line = String(good.split(separator: "\n", omittingEmptySubsequences: false)[4]) + "\n"
    #expect(line.hasPrefix("— issuer.example/a "))
    func refused(_ bad: [UInt8], _ what: Comment) {
      #expect(failure { _ = try SignedNote(parsing: bad) } == .malformedNote, what)
    }
    refused([], "empty")
    refused(bytes(text), "no signature block")
    refused(bytes(text + "\n"), "no signature")
    refused(bytes(text + line), "no empty line")
    refused(bytes(good.dropLast().description), "no final line feed")
    refused(bytes(good + "\n"), "an empty line at the end")
    refused(bytes(good + "x\n"), "text after the signatures")
    refused(bytes(good + line), "a line twice")
    refused(
      bytes(
        good.split(separator: "\n", omittingEmptySubsequences: false)
          .joined(separator: "\r\n")), "CRLF")
    refused(bytes("a\tb\n\n" + line), "tab")
    refused(bytes("a\u{0}b\n\n" + line), "NUL")
    refused([0xFF, 0x0A, 0x0A] + bytes(line), "not UTF-8")
    refused([0xED, 0xA0, 0x80, 0x0A, 0x0A] + bytes(line), "a surrogate")
    refused(bytes("\n" + line), "no text at all")
    refused(bytes(text + "\n" + line.replacing("— ", "- ")), "a hyphen for the dash")
    refused(bytes(text + "\n" + line.replacing("— ", "—  ")), "two spaces")
    refused(bytes(text + "\n" + line.replacing("\n", " \n")), "a space at the end")
    refused(bytes(text + "\n" + line.replacing("/a ", "/a+ ")), "a plus in the name")
    refused(bytes(text + "\n" + line.replacing("=\n", "\n")), "no padding")
    refused(bytes(text + "\n— a AAAAAA==\n"), "an id and no signature")
    refused(bytes(text + "\n— a AAAAAAF=\n"), "a stray bit in the last digit")
    refused(bytes(text + "\n— a \n"), "nothing after the name")
    refused([UInt8](repeating: 0x61, count: SignedNote.maximumBytes + 1), "too long")
    #expect(failure { _ = try SignedNote(text: bytes("no line feed")) } == .malformedNote)
    #expect(failure { _ = try SignedNote(text: bytes("a\rb\n")) } == .malformedNote)
  }

  @Test func hundredSignaturesAndNoMore() throws {
    var note = try SignedNote(text: bytes(text))
    for number in 0..<100 { try note.add(signer("k\(number)").sign(bytes(text))) }
    let read = try SignedNote(parsing: note.encoded())
    #expect(read.signatures.count == 100)
    #expect(try read.verified(by: [signer("k99").verifier]).unverified.count == 99)
    let extra = try signer("k100").sign(bytes(text))
    #expect(failure { try note.add(extra) } == .malformedNote)
    #expect(failure { _ = try SignedNote(parsing: note.encoded() + extra.line) } == .malformedNote)
    // Its own signature may be given again.
    try note.add(signer("k7").sign(bytes(text)))
    #expect(note.signatures.count == 100)
    #expect(note.signatures.last?.name == "k7")
  }

  private struct Vectors: Decodable {
    struct Case: Decodable {
      var desc: String
      var note: String?
      var note_hex: String?
      var vkeys: [String]
      var ok: Bool
      var verified: [String]?
      var unverified: [String]?
    }
    struct Signing: Decodable {
      var text: String
      var note: String
    }
    var open: [Case]
    var skey: String
    var sign: Signing
  }

  @Test(.enabled(if: Foreign.exists("signed-note/golang_mod_note.json")))
  func golang() throws {
    let vectors = try Foreign.decode("signed-note/golang_mod_note.json", as: Vectors.self)
    #expect(vectors.open.count >= 12)
    for test in vectors.open {
      let keys = try test.vkeys.map { try VerifierKey(parsing: $0) }
      var opened: VerifiedNote?
      let failure = failure {
        let hex = test.note_hex ?? ""
        let note = test.note.map(bytes) ?? Hex.decode(hex, count: hex.utf8.count / 2) ?? []
        opened = try SignedNote(parsing: note).verified(by: keys)
      }
      // Naming one key twice is an error in Go; here it is one key.
      guard test.desc != "ambiguous known key" else {
        #expect(opened?.signers.count == 1)
        continue
      }
      #expect((failure == nil) == test.ok, "\(test.desc)")
      #expect(opened?.signers.map(\.name) == test.verified, "\(test.desc)")
      #expect(opened?.unverified.map(\.name) == test.unverified, "\(test.desc)")
    }
    var signed = try SignedNote(text: bytes(vectors.sign.text))
    try signed.add(try SignerKey(parsing: vectors.skey).sign(bytes(vectors.sign.text)))
    #expect(signed.encoded() == bytes(vectors.sign.note))
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    split(separator: old, maxSplits: .max, omittingEmptySubsequences: false)
      .joined(separator: new)
  }
}
