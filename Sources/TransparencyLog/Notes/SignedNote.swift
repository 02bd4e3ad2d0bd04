/// A text and the lines of those who say that they signed it (C2SP signed-note).
///
///     This is an example message.
///
///     — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3…
///
/// The text of a note that was read is not to be had before a trusted key's signature over it was
/// verified: see ``verified(by:)``.
public struct SignedNote: Hashable, Sendable {
  /// The most signatures that are read.
  public static let maximumSignatures = 100
  /// The most bytes that are read.
  public static let maximumBytes = 1_000_000

  /// What was signed, with its last line feed.
  let text: [UInt8]
  /// The signature lines in their order.
  public private(set) var signatures: [NoteSignature]

  /// A text that nobody has signed yet.
  ///
  /// - Throws: ``LogRefusal`` when no note can hold the text.
  public init(text: [UInt8]) throws(LogRefusal) {
    try self.init(text: text, signatures: [])
  }

  init(text: [UInt8], signatures: [NoteSignature]) throws(LogRefusal) {
    guard text.last == 0x0A else {
      throw LogRefusal(.malformedNote, "the text does not end with a line feed")
    }
    try SignedNote.checkBytes(of: text)
    self.text = text
    self.signatures = signatures
  }

  /// The note's bytes: the text, an empty line, the signature lines.
  public func encoded() -> [UInt8] { text + [0x0A] + signatures.flatMap(\.line) }

  /// True when this is what was signed; it says nothing about who signed.
  public func holds(_ text: [UInt8]) -> Bool { self.text == text }

  /// Adds a signature after the others. One of the same key is replaced: what a key signs twice
  /// over one text is the same word, given again.
  ///
  /// - Throws: ``LogRefusal`` when the note has as many signatures as one may have.
  public mutating func add(_ signature: NoteSignature) throws(LogRefusal) {
    signatures.removeAll {
      $0.id == signature.id && $0.name.utf8.elementsEqual(signature.name.utf8)
    }
    guard signatures.count < SignedNote.maximumSignatures else {
      throw LogRefusal(
        .malformedNote, "a note has at most \(SignedNote.maximumSignatures) signatures")
    }
    signatures.append(signature)
  }
}
