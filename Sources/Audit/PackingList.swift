public import Bullion
public import Diagnostics
public import MerkleSum
public import Notation

/// What each box holds, by the papers that lie with it.
public struct PackingList: Hashable, Sendable {
  /// One sealed box.
  public struct Box: Hashable, Sendable {
    /// The vault.
    public var vault: String
    /// The box.
    public var container: String
    /// Its seal.
    public var seal: String
    /// The number of bars in it.
    public var bars: UInt64
    /// Their gross weight; nil when the paper does not say.
    public var gross: Mass?
    /// Their fine weight, in 0.001 ozt; nil when the paper does not say.
    public var fine: UInt64?
    /// Where it stands.
    public var location: Location?

    /// A box with these values.
    public init(
      vault: String, container: String, seal: String, bars: UInt64, gross: Mass? = nil,
      fine: UInt64? = nil, location: Location? = nil
    ) {
      self.vault = vault
      self.container = container
      self.seal = seal
      self.bars = bars
      self.gross = gross
      self.fine = fine
      self.location = location
    }
  }

  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// The boxes in file order; no two of the same vault and name.
  public var boxes: [Box]

  /// A packing list with these boxes.
  public init(digest: Digest, boxes: [Box]) {
    self.digest = digest
    self.boxes = boxes
  }
}

/// A record that a box was opened and sealed again.
public struct SealOpening: Hashable, Sendable {
  /// The vault.
  public var vault: String
  /// The box.
  public var container: String
  /// The day.
  public var date: CalendarDate
  /// The seal that was taken off.
  public var oldSeal: String
  /// The seal that was put on.
  public var newSeal: String
  /// Who was there.
  public var by: String

  /// A record with these values.
  public init(
    vault: String, container: String, date: CalendarDate, oldSeal: String, newSeal: String,
    by: String
  ) {
    self.vault = vault
    self.container = container
    self.date = date
    self.oldSeal = oldSeal
    self.newSeal = newSeal
    self.by = by
  }
}
