public import MerkleSum
public import Notation

/// The refiners whose bars are accepted, with the times of their status.
public struct RefinerRegister: Hashable, Sendable {
  /// What a refiner is, in the register's words.
  public enum Status: String, CaseIterable, Hashable, Sendable {
    /// On the list: bars are accepted.
    case listed
    /// Off the list; older bars may still be accepted.
    case former
    /// Off the list for the time being.
    case suspended
  }

  /// One status of one refiner over one time.
  public struct Entry: Hashable, Sendable {
    /// The code that bar lists use.
    public var code: String
    /// The refiner's name.
    public var name: String
    /// The status.
    public var status: Status
    /// The first day of the status; nil when it is not known.
    public var validFrom: CalendarDate?
    /// The last day of the status; nil while it lasts.
    public var validTo: CalendarDate?
    /// The day it was decided, which may be later than the days it is for.
    public var decidedOn: CalendarDate?

    /// An entry with these values.
    public init(
      code: String, name: String, status: Status, validFrom: CalendarDate?,
      validTo: CalendarDate?, decidedOn: CalendarDate?
    ) {
      self.code = code
      self.name = name
      self.status = status
      self.validFrom = validFrom
      self.validTo = validTo
      self.decidedOn = decidedOn
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
