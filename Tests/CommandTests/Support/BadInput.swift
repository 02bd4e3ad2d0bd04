import Testing

/// One change to the small engagement, and the whole message that it must bring.
struct BadInput: Sendable, CustomTestStringConvertible {
  let name: String
  let change: @Sendable (EngagementKit) -> Void
  /// Standard error without `touchstone: ` and the last line feed.
  let message: String

  var testDescription: String { name }

  init(_ name: String, _ message: String, _ change: @escaping @Sendable (EngagementKit) -> Void) {
    self.name = name
    self.message = message
    self.change = change
  }

  /// One place of the engagement file put in another's place.
  init(_ old: String, to new: String, _ message: String) {
    self.init("\(old) -> \(new)", message) { $0.replace(old, with: new) }
  }

  /// The audit fails with the message, status 2, and leaves nothing behind.
  func check(
    _ kit: EngagementKit = EngagementKit(), sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    change(kit)
    try kit.write()
    let before = kit.folder.listing()
    let outcome = try kit.audit()
    #expect(outcome.errors == "touchstone: \(message)\n", sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    #expect(outcome.status == 2, sourceLocation: sourceLocation)
    #expect(kit.folder.listing() == before, sourceLocation: sourceLocation)
  }
}
