extension SignedNote {
  /// Reads a note. Nothing is verified by that, and the text stays out of reach.
  ///
  /// - Throws: ``LogRefusal`` of class ``LogFailure/malformedNote``.
  public init(parsing bytes: [UInt8]) throws(LogRefusal) {
    func malformed(_ reason: String) -> LogRefusal { LogRefusal(.malformedNote, reason) }
    guard bytes.count <= SignedNote.maximumBytes else {
      throw malformed("the note has more than \(SignedNote.maximumBytes) bytes")
    }
    try SignedNote.checkBytes(of: bytes)
    guard bytes.last == 0x0A else { throw malformed("the note does not end with a line feed") }
    // The last empty line divides: the text may hold empty lines too.
    guard let blank = bytes.indices.dropLast().last(where: { bytes[$0...].starts(with: [10, 10]) })
    else { throw malformed("no empty line divides text and signatures") }
    let lines = bytes[(blank + 2)...].split(separator: 0x0A, omittingEmptySubsequences: false)
      .dropLast()
    guard !lines.isEmpty else { throw malformed("the note has no signature") }
    guard lines.count <= SignedNote.maximumSignatures else {
      throw malformed("the note has more than \(SignedNote.maximumSignatures) signatures")
    }
    var signatures: [NoteSignature] = []
    for (index, line) in lines.enumerated() {
      guard let signature = NoteSignature(line) else {
        throw malformed("line \(index + 1) after the last empty line is no signature")
      }
      guard !signatures.contains(signature) else {
        throw malformed("a signature line stands there twice")
      }
      signatures.append(signature)
    }
    try self.init(text: Array(bytes[...blank]), signatures: signatures)
  }

  /// Valid UTF-8 without control characters other than line feed.
  static func checkBytes(of bytes: [UInt8]) throws(LogRefusal) {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw LogRefusal(.malformedNote, "the note is not valid UTF-8")
    }
    guard let control = bytes.first(where: { $0 < 0x20 && $0 != 0x0A }) else { return }
    let what = control == 0x0D ? "a carriage return" : "a control character"
    throw LogRefusal(.malformedNote, "\(what) stands in the note")
  }
}
