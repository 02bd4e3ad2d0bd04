public import Bullion
public import Diagnostics
public import MerkleSum
public import Notation

/// A bar list as it was read: the engagement's entry, the file's hash, and its rows in file order.
public struct BarList: Hashable, Sendable {
  /// What the engagement says of the list.
  public var file: Engagement.BarListFile
  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// The rows.
  public var bars: [ListedBar]
  /// What came of checking the custodian's signature; nil when there is none.
  public var signature: SignatureVerdict?
  /// True when the format is known to number bars by the custodian's own numbers.
  public var hasInternalSerials = false

  /// A list with these values.
  public init(file: Engagement.BarListFile, digest: Digest, bars: [ListedBar]) {
    self.file = file
    self.digest = digest
    self.bars = bars
  }

  /// The custodian, or `undeclared` when the engagement names none.
  public var label: String { file.custodian ?? "undeclared" }
}

/// A bar and where in its list it stands.
public struct ListedBar: Hashable, Sendable {
  /// A field of a bar list, so that a message can point at it.
  public enum Field: Int, CaseIterable, Hashable, Sendable {
    /// The metal.
    case metal
    /// The refiner's code.
    case refinerCode
    /// The serial number.
    case serial
    /// The year of manufacture.
    case year
    /// The kind of bar.
    case form
    /// The gross weight.
    case gross
    /// The fineness.
    case fineness
    /// The stated fine weight.
    case statedFine
    /// Who weighed the bar.
    case weightBasis
    /// The vault.
    case vault
    /// The account.
    case account
    /// The custodian's status word.
    case status
    /// The box.
    case container
    /// The seal.
    case seal
    /// The day of the last count.
    case lastCounted
    /// How many bars the row stands for.
    case count
  }

  /// The bar.
  public var bar: Bar
  /// The list's path.
  public var path: String
  /// The row's line.
  public var line: Int
  /// The column of each field, from 1, by ``Field``'s raw value.
  public var columns: [Int]
  /// The days that the list names for the bar.
  public var days = Days()
  /// How many decimals the list prints; see ``PrintedDecimals``.
  public var printed = PrintedDecimals()

  /// The days that a list names for a bar; nil where it names none.
  public struct Days: Hashable, Sendable {
    /// The day on which the bar came into the vault.
    public var arrived: CalendarDate?
    /// The day on which it left.
    public var left: CalendarDate?
    /// The day on which it was last counted.
    public var counted: CalendarDate?
    /// The day on which the vault last weighed it.
    public var weighed: CalendarDate?

    /// Days with these values.
    public init(
      arrived: CalendarDate? = nil, left: CalendarDate? = nil, counted: CalendarDate? = nil,
      weighed: CalendarDate? = nil
    ) {
      self.arrived = arrived
      self.left = left
      self.counted = counted
      self.weighed = weighed
    }
  }

  /// How many decimals a list prints of each figure; nil where it prints none of that figure, or
  /// where its format alone decides.
  public struct PrintedDecimals: Hashable, Sendable {
    /// Of a gross weight in troy ounces.
    public var gross: Int?
    /// Of a fineness in permille.
    public var fineness: Int?
    /// Of a fine weight in troy ounces.
    public var fine: Int?

    /// Decimals with these values.
    public init(gross: Int? = nil, fineness: Int? = nil, fine: Int? = nil) {
      self.gross = gross
      self.fineness = fineness
      self.fine = fine
    }
  }

  /// A listed bar with these values.
  public init(bar: Bar, path: String, line: Int, columns: [Int]) {
    self.bar = bar
    self.path = path
    self.line = line
    self.columns = columns
  }

  /// Where a field of this bar stands.
  public func location(of field: Field) -> Location {
    let column = field.rawValue < columns.count ? columns[field.rawValue] : nil
    return Location(file: path, line: line, column: column)
  }
}

extension [ListedBar] {
  /// Where to look first for what several rows have: the place of a field in the first of them in
  /// the file, whatever their order here.
  func firstLocation(of field: ListedBar.Field) -> Location? {
    self.min { $0.line < $1.line }?.location(of: field)
  }
}
