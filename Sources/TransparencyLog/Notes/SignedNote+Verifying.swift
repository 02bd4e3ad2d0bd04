extension SignedNote {
  /// The text, once a trusted key's signature over it was verified.
  ///
  /// Signatures of other keys are left aside as unverified, even where they share a name or an id
  /// with a trusted key. One false signature of a trusted key spoils the note: somebody wrote
  /// that key's name beside what it never signed.
  ///
  /// - Throws: ``LogRefusal``: ``LogFailure/noTrustedSignature``,
  ///   ``LogFailure/invalidSignature`` or ``LogFailure/ambiguousKey``.
  public func verified(by trusted: [VerifierKey]) throws(LogRefusal) -> VerifiedNote {
    var note = VerifiedNote(text: text)
    for signature in signatures {
      let keys = Set(trusted.filter { $0.isNamed(by: signature) })
      guard let key = keys.first else {
        note.unverified.append(signature)
        continue
      }
      guard keys.count == 1 else {
        throw LogRefusal(.ambiguousKey, "two trusted keys are called \(signature.label)")
      }
      guard key.isSignature(signature, of: text) else {
        throw LogRefusal(
          .invalidSignature, "the signature beside \(signature.label) was not made by that key")
      }
      note.verified.append(VerifiedNote.Signature(key: key, signature: signature))
    }
    guard !note.verified.isEmpty else {
      let names = note.unverified.map(\.label).joined(separator: ", ")
      throw LogRefusal(
        .noTrustedSignature,
        "none of the signatures is by a trusted key; it bears \(names.isEmpty ? "none" : names)")
    }
    return note
  }
}
