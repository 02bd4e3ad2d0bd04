public import MerkleSum
public import Notation

/// The marks that refiners stamped on their bars, and when.
public struct MarkRegister: Hashable, Sendable {
  /// One mark of one refiner over one time.
  public struct Entry: Hashable, Sendable {
    /// The refiner's code, as in bar lists.
    public var code: String
    /// The mark, as bar lists print it.
    public var mark: String
    /// The first day of its use; nil when it is not known.
    public var validFrom: CalendarDate?
    /// The last day of its use; nil while it lasts.
    public var validTo: CalendarDate?

    /// An entry with these values.
    public init(
      code: String, mark: String, validFrom: CalendarDate?, validTo: CalendarDate?
    ) {
      self.code = code
      self.mark = mark
      self.validFrom = validFrom
      self.validTo = validTo
    }
  }

  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// All entries in file order.
  public var entries: [Entry]

  /// A register with these entries.
  public init(digest: Digest, entries: [Entry]) {
    self.digest = digest
    self.entries = entries
  }
}
