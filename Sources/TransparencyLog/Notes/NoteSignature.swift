import Notation

/// One signature line of a note: em dash, space, key name, space, base64 of id and signature.
///
/// The line says who claims to have signed. Only a verified note says who did.
public struct NoteSignature: Hashable, Sendable {
  /// The name of the key.
  public let name: String
  /// The id of the key.
  public let id: KeyID
  /// What the key made of the text; its form depends on the kind of key.
  public let bytes: [UInt8]

  /// Em dash and space.
  static let prefix: [UInt8] = [0xE2, 0x80, 0x94, 0x20]

  init(name: String, id: KeyID, bytes: [UInt8]) {
    self.name = name
    self.id = id
    self.bytes = bytes
  }

  /// Reads a line without its line feed; nil when it is none.
  init?(_ line: some Collection<UInt8>) {
    let line = Array(line)
    guard line.starts(with: NoteSignature.prefix) else { return nil }
    let words = line.dropFirst(4).split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count == 2, let name = String(validating: words[0], as: UTF8.self),
      KeyName.isValid(name),
      let value = Base64.decode(String(decoding: words[1], as: UTF8.self)), value.count > 4,
      let id = KeyID(value[..<4])
    else { return nil }
    self.init(name: name, id: id, bytes: Array(value[4...]))
  }

  /// What messages call the key: name and id.
  public var label: String { "\(name)+\(id)" }

  /// The line with its line feed.
  public var line: [UInt8] {
    NoteSignature.prefix + Array("\(name) \(Base64.encode(id.bytes + bytes))\n".utf8)
  }

  /// Equal in all bytes.
  public static func == (a: NoteSignature, b: NoteSignature) -> Bool {
    a.id == b.id && a.bytes == b.bytes && a.name.utf8.elementsEqual(b.name.utf8)
  }

  /// Feeds id and signature; equal signatures have equal ones.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(bytes)
  }
}
