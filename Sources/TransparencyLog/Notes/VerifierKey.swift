public import Hashing
import Notation

/// A public key in its text form, the *vkey* of C2SP signed-note:
///
///     example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
public struct VerifierKey: Hashable, Sendable, CustomStringConvertible {
  /// The key's name.
  public let name: String
  /// What it signs.
  public let kind: KeyKind
  /// The key.
  public let key: Ed25519PublicKey
  /// Which key a signature line means.
  public let id: KeyID

  /// The key's text form.
  public init(name: String, kind: KeyKind, key: Ed25519PublicKey) throws(LogRefusal) {
    guard KeyName.isValid(name) else {
      throw LogRefusal(
        .malformedKey, "a key's name is not empty and has no white space and no plus sign")
    }
    self.name = name
    self.kind = kind
    self.key = key
    id = KeyID(name: name, kind: kind, key: key.bytes)
  }

  /// Reads `<name>+<id>+<base64 of kind and key>`.
  public init(parsing text: String) throws(LogRefusal) {
    let form = "a public key is <name>+<8 hexadecimal digits>+<base64>"
    guard !text.hasPrefix(SignerKey.prefix) else {
      throw LogRefusal(.malformedKey, "this is a secret key; give the public one")
    }
    let parts = text.unicodeScalars.split(
      separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, KeyName.isValid(String(parts[0])) else {
      throw LogRefusal(.malformedKey, form)
    }
    guard let id = Hex.decode(String(parts[1]), count: 4).flatMap({ KeyID($0) }),
      let bytes = Base64.decode(String(parts[2])), let first = bytes.first
    else { throw LogRefusal(.malformedKey, form) }
    guard let kind = KeyKind(rawValue: first) else {
      throw LogRefusal(
        .malformedKey,
        "keys of kind 0x\(Hex.encode([first])) are not supported, only Ed25519: 0x01 and 0x04")
    }
    let key: Ed25519PublicKey
    do {
      key = try Ed25519PublicKey(bytes.dropFirst())
    } catch {
      throw LogRefusal(.malformedKey, error.reason)
    }
    try self.init(name: String(parts[0]), kind: kind, key: key)
    guard self.id == id else {
      throw LogRefusal(.malformedKey, "the key id is not the one of this name and key")
    }
  }

  /// The text form.
  public var description: String {
    "\(name)+\(id)+\(Base64.encode([kind.rawValue] + key.bytes))"
  }

  /// What signature lines and messages call it: name and id.
  public var label: String { "\(name)+\(id)" }

  /// True when this is the key that a signature line names.
  func isNamed(by signature: NoteSignature) -> Bool {
    signature.id == id && signature.name.utf8.elementsEqual(name.utf8)
  }

  /// True when this key made the signature over a note's text.
  func isSignature(_ signature: NoteSignature, of text: [UInt8]) -> Bool {
    switch kind {
    case .note: key.isSignature(signature.bytes, of: text)
    case .cosignature: Cosignature(signature)?.isMade(by: key, over: text) ?? false
    }
  }
}
