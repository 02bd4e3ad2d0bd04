public import Disclosure

/// How the bars that an earlier audit listed are listed by a later one, accepted or not.
public struct ListedChanges: Hashable, Sendable {
  /// A bar with the refiner, folded serial and year of bars before, which is listed otherwise.
  public struct Restated: Hashable, Sendable {
    /// The bar's identity in the later audit.
    public let bar: String
    /// What differs, in the words of rule M02: serial, unit, gross, fineness.
    public let words: [String]
    /// The identity before; of several the smallest one.
    public let before: String
    /// How many bars before it is compared with.
    public let barsBefore: Int
  }

  /// A bar of both audits that lies elsewhere.
  public struct Moved: Hashable, Sendable {
    /// The bar's identity.
    public let bar: String
    /// What differs, in the words of rule M02: list, vault, box.
    public let words: [String]
    /// Where it lay; several places for a bar that stands in several rows.
    public let before: [EarlierAudit.Place]
    /// Where it lies.
    public let after: [EarlierAudit.Place]
  }

  /// A box of both audits whose seals are others.
  public struct Resealed: Hashable, Sendable {
    /// The vault.
    public let vault: String
    /// The box.
    public let container: String
    /// The seals before; an empty text where a row names none.
    public let before: [String]
    /// The seals now.
    public let after: [String]
  }

  /// Bars listed otherwise, in the bytewise order of their ids.
  public let restated: [Restated]
  /// Bars elsewhere, in the same order; nil when places of one of the audits are not known.
  public let moved: [Moved]?
  /// Boxes with other seals, by vault and box; nil as above.
  public let resealed: [Resealed]?

  /// The changes from one audit's bars.csv and places.csv to another's.
  public init(
    from before: [PublishedBar], to after: [PublishedBar], places: [EarlierAudit.Place]?,
    _ placesNow: [EarlierAudit.Place]?
  ) {
    let now = Set(after.map { Verbatim($0.id) })
    let stamps = EarlierStamps(before.map(\.id), now: now)
    restated = now.sorted().compactMap { id in
      guard let bar = BarIdentity(id.text), let change = stamps.change(to: bar, id: id) else {
        return nil
      }
      return Restated(
        bar: id.text, words: change.words, before: change.least.text, barsBefore: change.bars)
    }
    guard let places, let placesNow else {
      moved = nil
      resealed = nil
      return
    }
    moved = Self.moved(from: places, to: placesNow)
    resealed = Self.resealed(from: places, to: placesNow)
  }

  private static func moved(
    from before: [EarlierAudit.Place], to after: [EarlierAudit.Place]
  ) -> [Moved] {
    let old = Dictionary(grouping: before) { Verbatim($0.bar) }
    let new = Dictionary(grouping: after) { Verbatim($0.bar) }
    return new.sorted { $0.key < $1.key }.compactMap { bar, places in
      guard let placesBefore = old[bar] else { return nil }
      let words = PlacesOfBar.changes(from: placesBefore, to: places)
      return words.isEmpty
        ? nil : Moved(bar: bar.text, words: words, before: placesBefore, after: places)
    }
  }

  private static func resealed(
    from before: [EarlierAudit.Place], to after: [EarlierAudit.Place]
  ) -> [Resealed] {
    let old = seals(before)
    return seals(after).sorted { $0.key < $1.key }.compactMap { box, seals in
      guard let sealsBefore = old[box], sealsBefore != seals else { return nil }
      return Resealed(
        vault: box.vault.text, container: box.container.text,
        before: sealsBefore.sorted().map(\.text), after: seals.sorted().map(\.text))
    }
  }

  private static func seals(_ places: [EarlierAudit.Place]) -> [BoxName: Set<Verbatim>] {
    var seals: [BoxName: Set<Verbatim>] = [:]
    for place in places where !place.container.isEmpty {
      seals[BoxName(vault: place.vault, container: place.container), default: []]
        .insert(Verbatim(place.seal))
    }
    return seals
  }
}
