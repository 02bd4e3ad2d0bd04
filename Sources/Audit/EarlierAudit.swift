public import Diagnostics
public import Disclosure
public import Notation

/// An audit before this one, as far as its files were found.
public struct EarlierAudit: Hashable, Sendable {
  /// Where a bar lay.
  public struct Place: Hashable, Sendable {
    /// The bar's canonical identity.
    public var bar: String
    /// The label of the list that it stood in.
    public var list: String
    /// The vault.
    public var vault: String
    /// The box.
    public var container: String
    /// The box's seal.
    public var seal: String

    /// A place with these values.
    public init(bar: String, list: String, vault: String, container: String, seal: String) {
      self.bar = bar
      self.list = list
      self.vault = vault
      self.container = container
      self.seal = seal
    }
  }

  /// The statement.
  public var statement: Statement
  /// The lines of its bars.csv; nil when the file was not found beside the statement.
  public var bars: [PublishedBar]?
  /// Where its bars lay; nil when the file was not found.
  public var places: [Place]?

  /// An audit with these files.
  public init(statement: Statement, bars: [PublishedBar]?, places: [Place]?) {
    self.statement = statement
    self.bars = bars
    self.places = places
  }
}

/// A bar that came into or left the reserve, by the custodian's record.
public struct BarMovement: Hashable, Sendable {
  /// Which way.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// Into the reserve.
    case arrived = "in"
    /// Out of the reserve.
    case left = "out"
  }

  /// Which way.
  public var direction: Direction
  /// The day.
  public var date: CalendarDate
  /// The bar's canonical identity.
  public var bar: String
  /// The fine weight that the record states, in 0.001 ozt.
  public var fine: UInt64
  /// Where it stands.
  public var location: Location

  /// A movement with these values.
  public init(
    direction: Direction, date: CalendarDate, bar: String, fine: UInt64, location: Location
  ) {
    self.direction = direction
    self.date = date
    self.bar = bar
    self.fine = fine
    self.location = location
  }
}
