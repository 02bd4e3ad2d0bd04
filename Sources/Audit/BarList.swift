public import Bullion
public import Diagnostics
public import MerkleSum

/// A bar list as it was read: the engagement's entry, the file's hash, and its rows in file order.
public struct BarList: Hashable, Sendable {
  /// What the engagement says of the list.
  public var file: Engagement.BarListFile
  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// The rows.
  public var bars: [ListedBar]

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
  }

  /// The bar.
  public var bar: Bar
  /// The list's path.
  public var path: String
  /// The row's line.
  public var line: Int
  /// The column of each field, from 1, by ``Field``'s raw value.
  public var columns: [Int]

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
