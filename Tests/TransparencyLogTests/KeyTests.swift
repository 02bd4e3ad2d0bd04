import Hashing
import Testing
import TransparencyLog

@Suite struct KeyTests {
  /// From C2SP signed-note and golang.org/x/mod/sumdb/note.
  @Test(arguments: [
    "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop",
  ])
  func foreignKeys(text: String) throws {
    let key = try VerifierKey(parsing: text)
    #expect("\(key)" == text)
    #expect(key.kind == .note)
    for length in 0..<text.count {
      #expect(failure { _ = try VerifierKey(parsing: String(text.prefix(length))) } != nil)
    }
    for index in 0..<text.utf8.count {
      var bent = bytes(text)
      bent[index] += 1
      let other = String(decoding: bent, as: UTF8.self)
      #expect(failure { _ = try VerifierKey(parsing: other) } != nil, "\(other)")
    }
  }

  @Test func aForeignSecretKey() throws {
    let text = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    let key = try SignerKey(parsing: text)
    #expect(
      "\(key.verifier)"
        == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    #expect(key.secretText == text)
    for length in 0..<text.count {
      #expect(failure { _ = try SignerKey(parsing: String(text.prefix(length))) } != nil)
    }
  }

  @Test(arguments: [
    // Another length, with the id that goes with it; an unknown kind, likewise.
    "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
    "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    // Upper-case digits, a space, a stray bit, the other alphabet, no padding.
    "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq_LDE4izWy10TW",
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
    "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "", "+", "++", "a+b", "a+b+c",
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
  ])
  func noKey(text: String) {
    #expect(failure { _ = try VerifierKey(parsing: text) } == .malformedKey)
  }

  /// A secret never stands in a message, whatever is wrong with it.
  @Test func messagesHoldNoSecret() throws {
    let text = signer("example.com/a").secretText
    let secret = text.split(separator: "+").last.map(String.init) ?? ""
    for broken in [
      text + "x", "X" + text, text.replacingOccurrences("+example", "+exbmple"), secret,
    ] {
      do {
        _ = try SignerKey(parsing: broken)
        Issue.record("accepted")
      } catch {
        #expect(!"\(error)".contains(secret.prefix(8)))
      }
    }
    // The secret key in the place of the public one.
    do {
      _ = try VerifierKey(parsing: text)
      Issue.record("accepted")
    } catch {
      #expect(error.reason == "this is a secret key; give the public one")
    }
  }

  @Test(arguments: ["", "a b", "a+b", "a\u{A0}b", "a\u{3000}b", "a\u{85}b", "a\tb", "a\u{1}"])
  func noName(name: String) {
    #expect(!KeyName.isValid(name))
    let key = Ed25519PrivateKey(seed: [UInt8](repeating: 7, count: 32))!
    #expect(failure { _ = try SignerKey(name: name, kind: .note, key: key) } == .malformedKey)
  }

  @Test func bothKindsRoundTrip() throws {
    for kind in [KeyKind.note, .cosignature] {
      let key = signer("example.com/ü", kind)
      let again = try SignerKey(parsing: key.secretText)
      #expect(again.verifier == key.verifier)
      #expect(try VerifierKey(parsing: "\(key.verifier)") == key.verifier)
    }
    // One key of two kinds has two ids.
    let seed = [UInt8](repeating: 7, count: 32)
    let ids = try [KeyKind.note, .cosignature].map {
      try SignerKey(name: "a", kind: $0, key: Ed25519PrivateKey(seed: seed)!).verifier.id
    }
    #expect(ids[0] != ids[1])
  }
}

extension String {
  fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
